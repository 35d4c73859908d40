import { lazy, Suspense, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";

const WhyTables = lazy(async () => ({ default: (await import("./why-tables.tsx")).WhyTables }));

/** "Why these numbers", fetched when it is opened. */
export function WhySection({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation(["report", "web"]);
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="card">
      <h2 className="text-xl font-semibold">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center justify-between gap-4 text-left"
        >
          {t("why.title")}
          <span
            aria-hidden="true"
            className={`grid size-9 shrink-0 place-items-center rounded-full bg-accent-soft transition-transform ${open ? "rotate-180" : ""}`}
          >
            ↓
          </span>
        </button>
      </h2>
      <div id={id}>
        {open && (
          <Suspense fallback={<p className="mt-4 text-soft">{t("web:page.loading")}</p>}>
            <WhyTables report={report} />
          </Suspense>
        )}
      </div>
    </section>
  );
}
