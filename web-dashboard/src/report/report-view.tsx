import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { Ages } from "./ages.tsx";
import { CategoryBars } from "./category-bars.tsx";
import { FutureSelf } from "./future-self.tsx";
import { HelpSection, YouComeFirst } from "./help-section.tsx";
import { Insights, MicroHabits } from "./insights.tsx";
import { Overview } from "./overview.tsx";
import { PhotoSection } from "./photo-section.tsx";
import { Section } from "./section.tsx";
import { WhySection } from "./why-section.tsx";

function HowItWasMade({ report, date }: { readonly report: ReportView; readonly date: string }) {
  const { t } = useTranslation(["report", "web"]);
  const parts = (["photo", "quiz", "synthesis", "projection"] as const).flatMap((part) => {
    const analyser = report.analysedBy[part];
    return analyser === null ? [] : [{ part, analyser }];
  });
  return (
    <footer className="px-5 py-2 text-sm text-soft sm:px-7">
      <h2 className="font-semibold">{t("analysedBy.title")}</h2>
      <ul className="mt-1">
        {parts.map(({ part, analyser }) => (
          <li key={part}>
            {t(`analysedBy.${part}`)}:{" "}
            {analyser === "local" ? t("analysedBy.local") : t("analysedBy.model", { model: analyser })}
          </li>
        ))}
      </ul>
      <p className="mt-2">{t("analysedBy.numbers")}</p>
      <p className="mt-2">
        {t("web:report.rules", { version: report.rulesVersion })} · {date}
      </p>
      <p className="mt-2">{t("web:about.notHuman")}</p>
    </footer>
  );
}

function CareReport({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation("web");
  return (
    <>
      <YouComeFirst />
      {report.help !== null && <HelpSection help={report.help} />}
      <Section title={t("report.summary")}>
        <p className="text-lg whitespace-pre-line text-pretty">{report.summary}</p>
      </Section>
      <MicroHabits habits={report.microHabits} />
      <Insights insights={report.insights} />
    </>
  );
}

/** A whole report; where care comes first, without any number. */
export function ReportContent({ report }: { readonly report: ReportView }) {
  const { t, i18n } = useTranslation(["report", "web"]);
  const date = new Intl.DateTimeFormat(i18n.language, {
    dateStyle: "long",
    ...(report.timeZone === null ? {} : { timeZone: report.timeZone }),
  }).format(new Date(report.createdAt));
  return (
    <div className="space-y-4 sm:space-y-6">
      {report.resourcesFirst ? (
        <CareReport report={report} />
      ) : (
        <>
          <Overview report={report} date={date} />
          {report.suggestProfessional && (
            <p className="card border-glow text-pretty">{t("web:report.professional")}</p>
          )}
          {report.suggestProfessional && report.help !== null && <HelpSection help={report.help} />}
          <CategoryBars categories={report.categories} />
          <Insights insights={report.insights} />
          <MicroHabits habits={report.microHabits} />
          <Ages report={report} />
          {report.photo !== null && <PhotoSection photo={report.photo} />}
          {report.projection !== null && (
            <FutureSelf future={report.projection} scoreNow={report.glow?.score ?? null} />
          )}
          {report.items.length > 0 && <WhySection report={report} />}
        </>
      )}
      <HowItWasMade report={report} date={date} />
    </div>
  );
}
