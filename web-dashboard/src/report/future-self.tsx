import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { FinePrint, Section } from "./section.tsx";

type Future = NonNullable<ReportView["projection"]>;

function ScoreChange({ from, to }: { readonly from: number; readonly to: number }) {
  const { t } = useTranslation("web");
  return (
    <div className="mt-3 space-y-1.5">
      {(
        [
          ["futureNow", from, "bg-soft"],
          ["futureThen", to, "bg-body"],
        ] as const
      ).map(([name, score, colour]) => (
        <div key={name} className="grid grid-cols-[5rem_1fr_2.5rem] items-center gap-2 text-sm">
          <span className="text-soft">{t(`report.${name}`)}</span>
          <div aria-hidden="true" className="h-2.5 overflow-hidden rounded-full bg-track">
            <div className={`bar-fill h-full rounded-full ${colour}`} style={{ width: `${score}%` }} />
          </div>
          <span className="text-right font-semibold tabular-nums">{Math.round(score)}</span>
        </div>
      ))}
    </div>
  );
}

/** The same formulas on changed answers, and the letter written around them. */
export function FutureSelf({
  future,
  scoreNow,
}: {
  readonly future: Future;
  readonly scoreNow: number | null;
}) {
  const { t } = useTranslation(["report", "web"]);
  const changes = future.changes.filter(
    (change) => scoreNow !== null && change.scoreThen !== change.scoreNow,
  );
  return (
    <Section title={t("headings.future")}>
      <div className="grid gap-8 lg:grid-cols-2">
        <p className="whitespace-pre-line text-pretty">{future.narrative}</p>
        {changes.length > 0 && (
          <div>
            <h3 className="font-semibold">{t("web:report.future")}</h3>
            <ul className="mt-3 space-y-4">
              {changes.map((change) => (
                <li key={change.item} className="rounded-2xl bg-panel-soft p-4 sm:p-5">
                  <p className="font-semibold first-letter:uppercase">{change.change}</p>
                  <ScoreChange from={change.scoreNow} to={change.scoreThen} />
                  {change.ageThen !== null && (
                    <p className="mt-2 text-sm text-soft">{t("web:report.futureAge", change.ageThen)}</p>
                  )}
                </li>
              ))}
              {changes.length > 1 && future.scoreThen !== null && scoreNow !== null && (
                <li className="rounded-2xl bg-panel-soft p-4 sm:p-5">
                  <p className="font-semibold">{t("web:report.futureTogether")}</p>
                  <ScoreChange from={scoreNow} to={future.scoreThen} />
                </li>
              )}
            </ul>
            <FinePrint>{t("web:report.futureNote")}</FinePrint>
          </div>
        )}
      </div>
    </Section>
  );
}
