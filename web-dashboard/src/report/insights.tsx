import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { Section } from "./section.tsx";

/** What stands out, each with its reason. */
export function Insights({ insights }: { readonly insights: ReportView["insights"] }) {
  const { t } = useTranslation("report");
  return (
    <Section title={t("headings.insights")}>
      <ol className="grid gap-4 lg:grid-cols-3">
        {insights.map((insight) => (
          <li
            key={`${insight.item}-${insight.title}`}
            className="flex flex-col rounded-2xl bg-panel-soft p-4 sm:p-5"
          >
            <h3 className="font-semibold">{insight.title}</h3>
            <p className="mt-2 flex-1 text-pretty">{insight.text}</p>
            <p className="mt-3 border-t border-line pt-3 text-sm text-soft text-pretty">
              <span className="font-semibold">{t("headings.reason")}: </span>
              {insight.reason}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** Three small habits: when, and what. */
export function MicroHabits({ habits }: { readonly habits: ReportView["microHabits"] }) {
  const { t } = useTranslation("report");
  return (
    <Section title={t("headings.microHabits")}>
      <ol className="grid gap-4 lg:grid-cols-3">
        {habits.map((habit, place) => (
          <li key={habit.id} className="flex gap-4 rounded-2xl bg-panel-soft p-4 sm:p-5">
            <span
              aria-hidden="true"
              className="grid size-9 shrink-0 place-items-center rounded-full bg-accent font-semibold text-on-accent"
            >
              {place + 1}
            </span>
            <div className="min-w-0">
              <h3 className="font-semibold">{habit.title}</h3>
              <p className="mt-1 text-soft text-pretty">
                {habit.cue} <span aria-hidden="true">→</span>{" "}
                <span className="text-text">{habit.action}</span>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
