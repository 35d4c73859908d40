import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { Section } from "./section.tsx";

const colours = {
  physicalVitality: "bg-body",
  emotionalHealth: "bg-mind",
  visualAppearance: "bg-care",
} as const;

/** The three areas, each as a bar with its number. */
export function CategoryBars({ categories }: { readonly categories: ReportView["categories"] }) {
  const { t } = useTranslation("report");
  return (
    <Section title={t("headings.categories")}>
      <ul className="space-y-5">
        {categories.map(({ category, score }) => (
          <li key={category}>
            <div className="flex items-baseline justify-between gap-3">
              <h3 className="font-semibold">{t(`categories.${category}.name`)}</h3>
              <p className={score === null ? "text-sm text-soft" : "text-lg font-semibold tabular-nums"}>
                {score === null ? t("categories.none") : Math.round(score)}
              </p>
            </div>
            <div aria-hidden="true" className="mt-1.5 h-3 overflow-hidden rounded-full bg-track">
              {score !== null && (
                <div
                  className={`bar-fill h-full rounded-full ${colours[category]}`}
                  style={{ width: `${score}%` }}
                />
              )}
            </div>
            <p className="mt-1.5 text-sm text-soft">{t(`categories.${category}.about`)}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
