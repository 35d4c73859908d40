import type { Locale, Translate } from "../../core/locales.ts";
import type { Missing, Pattern, PatternData } from "../../models/patterns/pattern.ts";
import { nameInText, weekdayName } from "./habit-words.ts";

/** How relations are said. */
export interface PatternVoice {
  readonly t: Translate;
  readonly locale: Locale;
  readonly habits: PatternData["habits"];
}

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** A relation in one sentence with its numbers, and how sure it is. */
export function patternWords({ relation, certainty }: Pattern, { t, locale, habits }: PatternVoice): string {
  const name = (id: string) => nameInText({ name: habits.find((habit) => habit.id === id)?.name ?? "" });
  const sure = t(`tools:patterns.sure.${certainty}`);
  switch (relation.kind) {
    case "weekday": {
      const { missed, due, otherMissed, otherDue } = relation;
      const day = weekdayName(relation.weekday, locale);
      const values = { name: name(relation.habit), day, missed, due, otherMissed, otherDue, sure };
      return t("tools:patterns.weekday", values);
    }
    case "together":
    case "apart": {
      const [first, second] = relation.habits;
      const { withFirst, secondWithFirst, withoutFirst, secondWithoutFirst } = relation;
      const counts = { withFirst, secondWithFirst, withoutFirst, secondWithoutFirst };
      return t(`tools:patterns.${relation.kind}`, {
        first: name(first),
        second: name(second),
        ...counts,
        sure,
      });
    }
    case "time":
      return t("tools:patterns.time", {
        name: name(relation.habit),
        time: clock(relation.minute),
        ticks: relation.count,
        sure,
      });
    case "rising":
    case "falling": {
      const { firstDone, firstDue, secondDone, secondDue } = relation;
      const values = { name: name(relation.habit), firstDone, firstDue, secondDone, secondDue, sure };
      return t(`tools:patterns.${relation.kind}`, values);
    }
    case "answers": {
      const [first, second] = relation.items.map((item) => t(`tools:patterns.items.${item}`));
      const key = relation.rho > 0 ? "withEachOther" : "againstEachOther";
      const rho = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(relation.rho);
      return t(`tools:patterns.${key}`, {
        first: first ?? "",
        second: second ?? "",
        rho,
        checkIns: relation.count,
        sure,
      });
    }
  }
}

/** What there is too little of, and how much it takes. */
export function missingWords({ what, have, need }: Missing, t: Translate): string {
  return t(`tools:patterns.missing.${what}`, { have, need });
}
