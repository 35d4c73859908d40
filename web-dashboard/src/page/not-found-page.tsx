import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mainButton, Notice, PageHeader } from "./frame.tsx";

/** What an address without a page shows. */
export function NotFoundPage() {
  const { t } = useTranslation("web");
  return (
    <>
      <PageHeader />
      <main id="content" className="px-4 pb-10">
        <Notice title={t("page.notFoundTitle")} text={t("page.notFoundText")}>
          <Link to="/" className={mainButton}>
            {t("link.toChat")}
          </Link>
        </Notice>
      </main>
    </>
  );
}
