import { type Challenge, planTextLimits } from "../../models/plans/plan-content.ts";
import type { Category } from "../quiz/assessment.ts";
import { answerInWords } from "../quiz/local-answers.ts";
import { findings, needs } from "../quiz/local-levels.ts";
import { mainThemes, themeOfItem } from "./choose-themes.ts";
import type { WeekWriter } from "./local-days.ts";
import { type Theme, type ThemeId, themes } from "./themes.ts";

/** The two challenges of each theme; of `gentle` there are four. */
const ofThemes: Readonly<Record<ThemeId, readonly string[]>> = {
  activity: ["three-walks", "new-way"],
  energyDays: ["best-hour", "light-week"],
  genHealth: ["check-up", "what-helps"],
  sleep: ["same-rise", "screen-free"],
  tobacco: ["ten-minutes", "call"],
  fruitveg: ["three-colours", "market"],
  fastfood: ["two-dinners", "snack-box"],
  alcohol: ["two-days", "new-drink"],
  hydration: ["morning-glass", "carry"],
  mood: ["two-pleasures", "outside-daily"],
  worry: ["worry-place", "one-step"],
  stress: ["slow-breaks", "free-block"],
  coping: ["help-list", "hand-over"],
  lifeSat: ["evening-line", "own-time"],
  lonely: ["three-signs", "meet"],
  skin: ["gentle-wash", "simple-shelf"],
  careDays: ["five-times", "set-out"],
  sun: ["ready-by-door", "shade-hunt"],
  body: ["thanks", "feel-good"],
  gentle: ["one-sign", "soft-hour", "light-moments", "warm-thing"],
};

/** Challenges of a usual week, and of one that is to be small. */
const count = { usual: 3, small: 2 };
/** Ways to give a reason, of each kind. */
const reasons = ["1", "2", "3"];
/** Challenges that are walks. */
const walks = ["three-walks", "new-way"];

/** Themes whose reason is given without the answer, which would weigh on the person there. */
const unquoted: readonly ThemeId[] = ["mood", "worry", "tobacco", "alcohol"];

/** Why this one: with the person's own answer where it has room, and without it where it would weigh on them. */
function reasonFor(theme: ThemeId, place: number, { facts, tone, shuffle, t }: WeekWriter): string {
  const number = shuffle(reasons, "reasons", (name) => name)[place] ?? "1";
  if (tone !== "usual") return t(`plan:reasons.gentle.${number}`);
  const finding = needs(findings(facts.answers)).find(
    ({ item }) => themeOfItem(item, facts.answers) === theme,
  );
  const answer = finding && answerInWords(finding.item, facts.answers, facts.locale);
  if (answer === undefined || unquoted.includes(theme)) return t(`plan:reasons.open.${number}`);
  return t(`plan:reasons.answer.${number}`, { answer }).slice(0, planTextLimits.reason);
}

function writeChallenge(theme: ThemeId, id: string, place: number, writer: WeekWriter): Challenge {
  const { category }: Theme = themes[theme];
  const say = (name: string) => writer.t(`plan-week:challenges.${theme}.${id}.${name}`);
  return {
    category: writer.t(`report:categories.${category}.name`),
    title: say("title"),
    description: say("description"),
    time: say("time"),
    reason: reasonFor(theme, place, writer),
  };
}

/** The first theme of the body and the first of the mind, then the others in their order. */
function oneOfEachArea(order: readonly ThemeId[]): readonly ThemeId[] {
  const firstOf = (category: Category) => order.find((theme) => themes[theme].category === category);
  const heads = [firstOf("physicalVitality"), firstOf("emotionalHealth")];
  return [
    ...order.filter((theme) => heads.includes(theme)),
    ...order.filter((theme) => !heads.includes(theme)),
  ];
}

/** The week's challenges, one for each of its main themes; two quiet ones where the week is to be small or soft. */
export function writeChallenges(writer: WeekWriter): readonly Challenge[] {
  const { facts, wishes, tone, shuffle, t } = writer;
  const before = new Set(facts.earlier[0]?.content.weeklyChallenges.map(({ title }) => title) ?? []);
  const isOld = (theme: ThemeId, id: string) => before.has(t(`plan-week:challenges.${theme}.${id}.title`));
  const pool = (theme: ThemeId) => {
    const open = ofThemes[theme].filter((id) => !(walks.includes(id) && wishes.avoidedMovements.has("walk")));
    const shuffled = shuffle(open, `challenge ${theme}`, (id) => id);
    return [...shuffled.filter((id) => !isOld(theme, id)), ...shuffled.filter((id) => isOld(theme, id))];
  };
  if (tone !== "usual") {
    return pool("gentle")
      .slice(0, count.small)
      .map((id, place) => writeChallenge("gentle", id, place, writer));
  }
  return oneOfEachArea(mainThemes(facts, wishes))
    .flatMap((theme) =>
      pool(theme)
        .slice(0, 1)
        .map((id) => ({ theme, id })),
    )
    .slice(0, wishes.small ? count.small : count.usual)
    .map(({ theme, id }, place) => writeChallenge(theme, id, place, writer));
}
