import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mainButton, Notice } from "./frame.tsx";

function BrokenPage() {
  const { t } = useTranslation("web");
  return (
    <main className="px-4 pb-10">
      <Notice title={t("page.brokenTitle")} text={t("page.brokenText")}>
        <button type="button" className={mainButton} onClick={() => location.reload()}>
          {t("page.reload")}
        </button>
      </Notice>
    </main>
  );
}

/** Shows a sentence instead of an empty page where something in it failed, such as a part that couldn't be fetched. */
export class PageGuard extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <BrokenPage /> : this.props.children;
  }
}
