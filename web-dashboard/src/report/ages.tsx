import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { FinePrint, Section } from "./section.tsx";

type Lifestyle = NonNullable<ReportView["lifestyleAge"]>;

/** Years shown on either side of what is marked. */
const marginYears = 4;

/** The range on a line, with the calendar age marked on it. */
function AgeLine({ lifestyle, calendar }: { readonly lifestyle: Lifestyle; readonly calendar: number }) {
  const { t } = useTranslation("web");
  const from = Math.min(lifestyle.low, calendar) - marginYears;
  const to = Math.max(lifestyle.high, calendar) + marginYears;
  const place = (age: number): string => `${((age - from) / (to - from)) * 100}%`;
  const values = { low: lifestyle.low, high: lifestyle.high, age: calendar };
  return (
    <div role="img" aria-label={t("report.ageLine", values)} className="pt-1 pb-8">
      <div className="relative h-3 rounded-full bg-track">
        <div
          className="bar-fill absolute inset-y-0 rounded-full bg-body"
          style={{ left: place(lifestyle.low), right: `calc(100% - ${place(lifestyle.high)})` }}
        />
        <div
          className="absolute -inset-y-1.5 w-1 -translate-x-1/2 rounded-full bg-text"
          style={{ left: place(calendar) }}
        />
        <span
          className="absolute top-5 -translate-x-1/2 text-sm whitespace-nowrap text-soft"
          style={{ left: `clamp(3.5rem, ${place(calendar)}, calc(100% - 3.5rem))` }}
        >
          {t("report.calendarAge", { age: calendar })}
        </span>
      </div>
    </div>
  );
}

/** Lifestyle age, only ever as a range with its disclaimer, and the emotional index beside it. */
export function Ages({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation(["report", "web"]);
  const { lifestyleAge, emotionalAge } = report;
  if (lifestyleAge === null && emotionalAge === null) return null;
  return (
    <Section title={t("web:report.ages")}>
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[3fr_2fr]">
        {lifestyleAge !== null && (
          <div>
            <h3 className="font-semibold">{t("lifestyleAge.label")}</h3>
            <p className="mt-1 mb-4 text-3xl font-semibold tabular-nums">
              {t("lifestyleAge.range", {
                count: lifestyleAge.high,
                low: lifestyleAge.low,
                high: lifestyleAge.high,
              })}
            </p>
            <AgeLine lifestyle={lifestyleAge} calendar={report.chronologicalAge} />
            <FinePrint>{t("lifestyleAge.disclaimer")}</FinePrint>
            <FinePrint>
              {t("lifestyleAge.reference")} {t("lifestyleAge.use")}
            </FinePrint>
          </div>
        )}
        {emotionalAge !== null && (
          <div className="border-t border-line pt-6 md:border-t-0 md:border-l md:pt-0 md:pl-10">
            <h3 className="font-semibold">{t("emotionalAge.label")}</h3>
            <p className="mt-1 text-3xl font-semibold tabular-nums">
              {t("emotionalAge.value", { count: emotionalAge })}
            </p>
            <FinePrint>{t("emotionalAge.note")}</FinePrint>
          </div>
        )}
      </div>
    </Section>
  );
}
