import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { FinePrint } from "./section.tsx";

type Category = ReportView["categories"][number]["category"];

const head = "py-2 pr-4 text-left text-sm font-semibold text-soft last:pr-0";
const cell = "py-2.5 pr-4 align-top last:pr-0";
const number = `${cell} text-right whitespace-nowrap tabular-nums max-sm:pr-0 sm:text-left`;
/** On a phone the details stand under the name, so that no table has to be pushed sideways. */
const wideOnly = "hidden sm:table-cell";
const underName = "mt-0.5 block text-sm text-soft";

function PointsTable({
  items,
  category,
}: {
  readonly items: ReportView["items"];
  readonly category: Category;
}) {
  const { t, i18n } = useTranslation(["report", "quiz"]);
  const format = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <table className="mt-5 w-full border-collapse">
      <caption className="text-left font-semibold">{t(`categories.${category}.name`)}</caption>
      <thead className="border-b border-line">
        <tr>
          <th scope="col" className={`${head} sm:w-56`}>
            {t("why.columns.item")}
          </th>
          <th scope="col" className={`${head} text-right max-sm:pr-0 sm:w-36 sm:text-left`}>
            {t("why.columns.points")}
          </th>
          <th scope="col" className={`${head} ${wideOnly}`}>
            {t("why.columns.source")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {items.map((row) => {
          const source = t(`quiz:sources.items.${row.item}`, { defaultValue: row.source });
          return (
            <tr key={row.item}>
              <th scope="row" className={`${cell} text-left font-normal`}>
                {t(`items.${row.item}`)}
                <span className={`${underName} sm:hidden`}>{source}</span>
              </th>
              <td className={number}>
                {t("why.pointsOf", {
                  points: format.format(row.points),
                  maxPoints: format.format(row.maxPoints),
                })}
              </td>
              <td className={`${cell} ${wideOnly} text-sm text-soft`}>{source}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface YearsRow {
  readonly key: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly level: string;
  readonly years: number;
  readonly source: string;
}

function YearsTable({ age }: { readonly age: NonNullable<ReportView["lifestyleAge"]> }) {
  const { t, i18n } = useTranslation(["report", "quiz"]);
  const format = new Intl.NumberFormat(i18n.language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: "exceptZero",
  });
  const rows: readonly YearsRow[] = [
    ...age.factors.map((row) => ({
      key: row.factor,
      name: t(`quiz:factors.${row.factor}.name`),
      notes: [t(row.modifiable ? "why.changeable" : "why.fixed")],
      level: t(
        [
          `quiz:factors.${row.factor}.levels.${row.level}`,
          `quiz:questions.${row.factor}.options.${row.level}`,
        ],
        { defaultValue: row.level },
      ),
      years: row.years,
      source: t(`quiz:sources.factors.${row.factor}`, { defaultValue: row.source }),
    })),
    {
      key: "average",
      name: t("why.average"),
      notes: [],
      level: "",
      years: -age.referenceYears,
      source: t("quiz:sources.method"),
    },
  ];
  return (
    <table className="mt-3 w-full border-collapse">
      <thead className="border-b border-line">
        <tr>
          <th scope="col" className={`${head} sm:w-56`}>
            {t("why.columns.factor")}
          </th>
          <th scope="col" className={`${head} ${wideOnly} w-44`}>
            {t("why.columns.level")}
          </th>
          <th scope="col" className={`${head} text-right max-sm:pr-0 sm:w-20 sm:text-left`}>
            {t("why.columns.years")}
          </th>
          <th scope="col" className={`${head} ${wideOnly}`}>
            {t("why.columns.source")}
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className={`${cell} text-left font-normal`}>
              {row.name}
              <span className="sm:hidden">{row.level !== "" && `: ${row.level}`}</span>
              {row.notes.map((note) => (
                <span key={note} className={underName}>
                  {note}
                </span>
              ))}
              <span className={`${underName} sm:hidden`}>{row.source}</span>
            </th>
            <td className={`${cell} ${wideOnly}`}>{row.level}</td>
            <td className={number}>{format.format(row.years)}</td>
            <td className={`${cell} ${wideOnly} text-sm text-soft`}>{row.source}</td>
          </tr>
        ))}
        <tr className="font-semibold">
          <th scope="row" className={`${cell} text-left`}>
            {t("why.sum")}
          </th>
          <td className={`${cell} ${wideOnly}`} />
          <td className={number}>{format.format(age.delta)}</td>
          <td className={`${cell} ${wideOnly}`} />
        </tr>
      </tbody>
    </table>
  );
}

/** Every point and every year, each with its source. */
export function WhyTables({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation(["report", "quiz"]);
  const scored = report.categories.filter(({ score }) => score !== null);
  return (
    <div className="mt-4">
      <p className="text-soft text-pretty">{t("why.intro")}</p>
      <h3 className="mt-6 text-lg font-semibold">{t("why.itemsTitle")}</h3>
      {scored.map(({ category }) => (
        <PointsTable
          key={category}
          category={category}
          items={report.items.filter((item) => item.category === category)}
        />
      ))}
      <FinePrint>
        {t("why.weights")} {t("why.reported")}
      </FinePrint>
      {report.lifestyleAge !== null && (
        <>
          <h3 className="mt-8 text-lg font-semibold">{t("why.yearsTitle")}</h3>
          <YearsTable age={report.lifestyleAge} />
          <FinePrint>{t("why.yearsNote")}</FinePrint>
        </>
      )}
    </div>
  );
}
