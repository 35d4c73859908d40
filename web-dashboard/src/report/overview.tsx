import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { ScoreRing } from "./score-ring.tsx";

/** The score and what it says in words, side by side where there is room. */
export function Overview({ report, date }: { readonly report: ReportView; readonly date: string }) {
  const { t } = useTranslation(["report", "web"]);
  const { glow, archetype } = report;
  const band = glow?.band ?? null;
  const description = archetype === null ? "" : t(`archetypes.${archetype}.description`);
  return (
    <div className="card grid items-center gap-x-12 gap-y-6 md:grid-cols-[auto_1fr]">
      <div className="text-center md:w-64">
        {glow === null ? (
          <div className="mx-auto grid size-52 place-items-center rounded-full border-[1.1rem] border-track p-4 text-center font-semibold">
            {t("score.none")}
          </div>
        ) : (
          <ScoreRing score={glow.score} />
        )}
        {band !== null && <p className="mt-4 text-xl font-semibold text-glow">{t(`bands.${band}.name`)}</p>}
        <p className="mt-1 text-sm text-soft text-pretty">
          {glow === null ? t("score.noneText") : band !== null && t(`bands.${band}.description`)}
        </p>
      </div>
      <div>
        <p className="text-soft">{t("web:report.greeting", { date })}</p>
        {archetype === null ? (
          <h1 className="mt-1 text-3xl font-semibold sm:text-4xl">{t("title")}</h1>
        ) : (
          <>
            <h1 className="mt-1 text-3xl font-semibold sm:text-4xl">{t(`archetypes.${archetype}.name`)}</h1>
            <p className="mt-2 text-soft text-pretty">
              {/* A summary written by the rules says it already. */}
              {!report.summary.includes(description) && `${description} `}
              {t("archetypeNote")}
            </p>
          </>
        )}
        <p className="mt-4 text-lg whitespace-pre-line text-pretty">{report.summary}</p>
        {glow !== null && <p className="mt-4 text-sm text-soft text-pretty">{t("score.about")}</p>}
      </div>
    </div>
  );
}
