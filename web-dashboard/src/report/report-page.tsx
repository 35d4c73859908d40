import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { ReportView } from "../../../bot/http/contract.ts";
import { mainButton, Notice, PageHeader } from "../page/frame.tsx";
import { ServerRefusal } from "../page/session.ts";
import { loadReport } from "./load-report.ts";
import { ReportContent } from "./report-view.tsx";

type Loaded =
  | { readonly state: "loading" }
  | { readonly state: "shown"; readonly report: ReportView }
  | { readonly state: "signedOut" | "none" | "failed" };

function failure(error: unknown): Loaded {
  if (error instanceof ServerRefusal && error.code === "signed-out") return { state: "signedOut" };
  if (error instanceof ServerRefusal && ["no-report", "bad-request"].includes(error.code))
    return { state: "none" };
  return { state: "failed" };
}

function Absent({
  state,
  onAgain,
}: {
  readonly state: "signedOut" | "none" | "failed";
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation("web");
  return (
    <Notice title={t(`report.${state}Title`)} text={t(`report.${state}Text`)}>
      {state === "failed" ? (
        <button type="button" className={mainButton} onClick={onAgain}>
          {t("page.reload")}
        </button>
      ) : (
        <Link to="/" className={mainButton}>
          {t("link.toChat")}
        </Link>
      )}
    </Notice>
  );
}

/** The report of the person this browser speaks for. */
export function ReportPage() {
  const { t, i18n } = useTranslation("web");
  const [search] = useSearchParams();
  const id = search.get("id");
  const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
  const load = useCallback(async (): Promise<void> => {
    try {
      const report = await loadReport(id);
      await i18n.changeLanguage(report.locale);
      await i18n.loadNamespaces(["report", "photo"]);
      setLoaded({ state: "shown", report });
    } catch (error) {
      setLoaded(failure(error));
    }
  }, [id, i18n]);
  useEffect(() => {
    void load();
  }, [load]);
  useEffect(() => {
    document.title = i18n.t("web:page.reportTitle");
  }, [i18n, i18n.language]);
  return (
    <>
      <PageHeader />
      <main id="content" className="mx-auto max-w-5xl px-3 py-4 sm:px-4 sm:py-8">
        {loaded.state === "loading" && (
          <p role="status" className="py-20 text-center text-soft">
            {t("page.loading")}
          </p>
        )}
        {loaded.state === "shown" && <ReportContent report={loaded.report} />}
        {loaded.state !== "loading" && loaded.state !== "shown" && (
          <Absent
            state={loaded.state}
            onAgain={() => {
              setLoaded({ state: "loading" });
              void load();
            }}
          />
        )}
      </main>
    </>
  );
}
