import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

/** Where the pages lead, and what stands above each of them. */
export function PageHeader({ status, wide }: { readonly status?: ReactNode; readonly wide?: boolean }) {
  const { t } = useTranslation("web");
  const link = ({ isActive }: { isActive: boolean }): string =>
    `rounded-full px-3.5 py-2 text-sm font-semibold transition-colors ${
      isActive ? "bg-accent-soft text-text" : "text-soft hover:text-text"
    }`;
  return (
    <header className="no-print border-b border-line bg-ground">
      <a
        href="#content"
        className="sr-only z-10 rounded-full bg-accent text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        {t("page.skip")}
      </a>
      <div
        className={`mx-auto flex items-center gap-3 px-4 py-2.5 ${wide === true ? "max-w-6xl" : "max-w-5xl"}`}
      >
        <img src="/leo.svg" alt="" width="40" height="40" className="size-10" />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="font-semibold">Leo</p>
          <div className="truncate text-sm text-soft">{status}</div>
        </div>
        <nav aria-label={t("page.navigation")} className="flex gap-1">
          <NavLink to="/" end className={link}>
            {t("page.chat")}
          </NavLink>
          <NavLink to="/report" className={link}>
            {t("page.report")}
          </NavLink>
        </nav>
      </div>
    </header>
  );
}

/** A sentence in the middle of an otherwise empty page, and a way on. */
export function Notice(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="card arrive mx-auto mt-10 max-w-md text-center">
      <img src="/leo.svg" alt="" width="64" height="64" className="mx-auto size-16" />
      <h1 className="mt-5 text-2xl font-semibold">{props.title}</h1>
      <p className="mt-3 text-soft text-pretty">{props.text}</p>
      {props.children !== undefined && <div className="mt-6">{props.children}</div>}
    </div>
  );
}

/** Looks of the one main button of a place. */
export const mainButton =
  "inline-flex min-h-12 items-center justify-center rounded-full bg-accent px-6 py-2.5 font-semibold text-on-accent transition-opacity hover:opacity-90 disabled:opacity-50";
