import { type Locale, locales, translator } from "../../core/locales.ts";
import type { Database } from "../../models/database.ts";
import { leoDay } from "../../models/days/leo-day.ts";
import { habitStandings } from "../../models/habits/standings.ts";
import { findCurrentPlan } from "../../models/plans/stored-plan.ts";
import type { AgentTurn } from "../agent.ts";
import type { Tool } from "../tool.ts";
import type { TurnFacts } from "../turn-facts.ts";
import { type CallView, complete, type Request } from "./calls.ts";
import { byRoute, decide } from "./decide.ts";
import type { IntentReading } from "./intent-reading.ts";
import type { LocalLanguage, ToolAnswer, Understanding } from "./local-chat-model.ts";
import { askedFor, askFor, findOpenQuestion, type OpenQuestion } from "./open-question.ts";
import { greetingFor, notUnderstood, offersFor, pickReply } from "./replies.ts";
import { routeOf } from "./routes.ts";
import type { TextReading } from "./text-reading.ts";
import { requestWords } from "./words/all.ts";
import { foldRequest } from "./words/vocabulary.ts";

/** How likely another request has to be before it is taken in place of an answer to Leo's question. */
const surelyOther = 0.8;

/** Words that need no second look at what a tool said. */
const leads: Readonly<Record<string, string>> = {
  set_reminder: "done",
  update_morning_routine: "done",
  update_specific_day_plan: "done",
  update_weekly_challenges: "done",
  check_safety_indicators: "care",
};

function isWhole(source: string, text: string): boolean {
  return new RegExp(`^[\\s,.!?]*(?:${source})[\\s,.!?]*$`, "u").test(foldRequest(text));
}

/** What a short answer says, in the language of the text or the person's. */
function answerIn(text: string, locale: Locale): "yes" | "no" | "first" | "second" | undefined {
  const kinds = ["first", "second", "yes", "no"] as const;
  const isMore = locales.some((one) => translator(one)("agent:quick.talk_more") === text.trim());
  return isMore ? "yes" : kinds.find((kind) => isWhole(requestWords[locale][kind], text));
}

/** What Leo's command of language works with. */
export interface LanguageParts {
  readonly database: Database;
  readonly reading: TextReading;
  /** The tools there are; no other is called. */
  readonly tools: readonly Pick<Tool, "name">[];
}

/** Leo's own command of language in one turn: reads intents in a thread beside, completes them, answers in written words. */
export function createLocalLanguage(
  { database, reading, tools }: LanguageParts,
  turn: AgentTurn,
  facts: TurnFacts,
): LocalLanguage {
  const { person, now, signal } = turn;
  const { dayRule: rule, history } = facts;

  const viewIn = (locale: Locale): CallView => ({
    locale,
    t: translator(locale),
    today: leoDay(now(), rule),
    time: { locale, rule, now: now() },
    standings: () => habitStandings(database, person.id, now()),
    plan: async () => (await findCurrentPlan(database, person.id))?.content,
  });

  const say = (name: string, locale: Locale): Understanding => {
    const group = name === "greet" ? greetingFor(facts.localTime) : name;
    const variants = { t: translator(locale), turnId: turn.id, history };
    return { kind: "say", text: pickReply(group, variants), quickReplies: offersFor(name, facts) };
  };

  const plain = (text: string): Understanding => ({ kind: "say", text, quickReplies: [] });

  const unclear = (text: string, locale: Locale) =>
    plain(notUnderstood(text, facts.isAdult, translator(locale)));

  const act = async (intent: string, request: Request, locale: Locale): Promise<Understanding> => {
    const completed = await complete(intent, request, viewIn(locale));
    if (completed === undefined) return say(intent, locale);
    if (completed.kind === "call") {
      const isThere = completed.calls.every((call) => tools.some(({ name }) => name === call.name));
      if (isThere) return completed;
      return intent === "distress" ? say("troubled", locale) : unclear(request.text, locale);
    }
    return plain(askFor(completed.ask, translator(locale), completed.names.join(", ")));
  };

  const follow = async (text: string, read: IntentReading): Promise<Understanding> => {
    const { locale } = read;
    const decision = decide(read);
    if (decision.kind === "unclear") return unclear(text, locale);
    if (decision.kind === "intent") return act(decision.intent, { text, answers: {} }, locale);
    const t = translator(locale);
    const [first, second] = [decision.first, decision.second].map((intent) => t(`talk:actions.${intent}`));
    return plain(t("talk:ask.which", { first: first ?? "", second: second ?? "" }));
  };

  /** What a text answers to Leo's own question; `undefined` where it is something else. */
  const answerTo = async (
    open: OpenQuestion,
    text: string,
    read: IntentReading,
  ): Promise<Understanding | undefined> => {
    const { locale } = read;
    const short = answerIn(text, locale);
    if (short === "no") return say("declined", locale);
    if (open.kind === "offer") {
      const input = { thought_pattern: open.thought, technique_type: "thought_record" };
      const call = { name: "apply_cbt_technique", args: input };
      if (short !== "yes" || !tools.some(({ name }) => name === call.name)) return undefined;
      return { kind: "call", calls: [call] };
    }
    if (open.kind === "either") {
      const before = await reading.read(open.request, person.locale, signal);
      const decision = decide(before);
      if (decision.kind !== "either") return undefined;
      const picked = short === "first" ? decision.first : short === "second" ? decision.second : undefined;
      const named = read.ranked.find(({ intent }) => intent === decision.first || intent === decision.second);
      const meant = picked ?? (named !== undefined && named.probability > 0.2 ? named.intent : undefined);
      return meant === undefined ? undefined : act(meant, { text: open.request, answers: {} }, before.locale);
    }
    const [best] = byRoute(read);
    const intent = askedFor[open.ask];
    const isOther = best !== undefined && best.probability >= surelyOther && best.route !== routeOf(intent);
    if (isOther && best.route !== "none") return undefined;
    const answers = { ...open.answers, [open.ask]: text };
    return act(intent, { text: open.request, answers }, locale);
  };

  return {
    understand: async (text) => {
      if (!/[\p{L}\p{N}]/u.test(text)) return unclear(text, person.locale);
      const read = await reading.read(text, person.locale, signal);
      const open = findOpenQuestion(history, now());
      const answered = open === undefined ? undefined : await answerTo(open, text, read);
      if (answered !== undefined) return answered;
      const short = answerIn(text, read.locale);
      if (short === "yes" || short === "no") return say(short === "yes" ? "agreed" : "declined", read.locale);
      return follow(text, read);
    },
    conclude: (answers: readonly ToolAnswer[]) => {
      const { t } = facts;
      const lines = answers.map(({ say: words, status }) => {
        if (words !== "") return words;
        if (status === "waiting") return t("talk:lead.waiting");
        return status === "ok"
          ? pickReply("troubled", { t, turnId: turn.id, history })
          : t("errors:turnFailed");
      });
      const [first] = answers;
      const lead = answers.length === 1 && first?.status === "ok" ? leads[first.name] : undefined;
      const offered = answers.every(({ status }) => status === "ok")
        ? offersFor(first?.name ?? "", facts)
        : [];
      return {
        text: [...(lead === undefined ? [] : [t(`talk:lead.${lead}`)]), lines.join("\n\n")].join(" "),
        quickReplies: offered,
      };
    },
  };
}
