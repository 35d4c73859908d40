import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { Section } from "./section.tsx";

type Help = NonNullable<ReportView["help"]>;

function phoneLink(contact: string): string | undefined {
  const digits = /^[+0-9 ()-]{3,}$/.test(contact) ? contact.replaceAll(/[^+0-9]/g, "") : undefined;
  return digits === undefined ? undefined : `tel:${digits}`;
}

function HelpLine({ name, contact }: Help["lines"][number]) {
  const phone = phoneLink(contact);
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-3">
      <span>{name}</span>
      {phone === undefined ? (
        <span className="font-semibold">{contact}</span>
      ) : (
        <a href={phone} className="text-lg font-semibold text-accent underline underline-offset-4">
          {contact}
        </a>
      )}
    </li>
  );
}

/** Who to turn to, in the person's region; comes before anything else. */
export function HelpSection({ help }: { readonly help: Help }) {
  const { t } = useTranslation(["web", "report"]);
  return (
    <Section title={t("report.helpTitle")}>
      {help.emergency === null ? (
        <p>{t("report.noRegion")}</p>
      ) : (
        <a
          href={`tel:${help.emergency.split("/")[0]?.trim()}`}
          className="inline-flex min-h-12 items-center rounded-full bg-accent px-6 py-2.5 text-lg font-semibold text-on-accent"
        >
          {t("report.emergency", { number: help.emergency })}
        </a>
      )}
      {help.lines.length > 0 && (
        <ul className="mt-3">
          {help.lines.map((line) => (
            <HelpLine key={`${line.name}-${line.contact}`} {...line} />
          ))}
        </ul>
      )}
      {!help.isVerified && <p className="mt-3 text-soft">{t("report.uncheckedLines")}</p>}
      <p className="mt-4">
        <a
          href={help.directoryUrl}
          target="_blank"
          rel="noopener noreferrer"
          className="font-semibold text-accent underline underline-offset-4"
        >
          {t("report.directory")}
        </a>
      </p>
    </Section>
  );
}

/** What a report without numbers says first. */
export function YouComeFirst() {
  const { t } = useTranslation(["report", "web"]);
  return (
    <div className="card">
      <h1 className="text-3xl font-semibold">{t("resourcesFirst.title")}</h1>
      <div className="mt-4 space-y-3 text-lg text-pretty">
        <p>{t("resourcesFirst.intro")}</p>
        <p>{t("web:report.careProfessional")}</p>
        <p>{t("resourcesFirst.someone")}</p>
      </div>
      <p className="mt-4 text-soft">{t("resourcesFirst.notice")}</p>
    </div>
  );
}
