import { useTranslation } from "react-i18next";
import type { ReportView } from "../../../bot/http/contract.ts";
import { FinePrint, Section } from "./section.tsx";

type Photo = NonNullable<ReportView["photo"]>;

/** What was seen in the photo, in the photo's own terms; or why it wasn't used. */
export function PhotoSection({ photo }: { readonly photo: Photo }) {
  const { t } = useTranslation(["web", "photo"]);
  if (photo.status === "refused") {
    return (
      <Section title={t("report.photo")}>
        <p className="text-pretty">{t(`photo:refused.${photo.reason}`)}</p>
        <p className="mt-2 text-soft">{t("report.photoRefused")}</p>
      </Section>
    );
  }
  return (
    <Section
      title={t("report.photo")}
      note={t(photo.counted ? "report.photoCounted" : "report.photoNotCounted")}
    >
      <ul className="grid gap-x-10 sm:grid-cols-2">
        {photo.cues.map((cue) => (
          <li key={cue.name} className="border-b border-line py-3">
            <p className="text-pretty">{t(`photo:cue.${cue.name}.${cue.level}`)}</p>
            {cue.level !== "cant_tell" && (
              <p className="text-sm text-soft">
                {t("report.sure", { percent: Math.round(cue.confidence * 100) })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {photo.warnings.map((warning) => (
        <p key={warning} className="mt-3 text-pretty">
          {t([`photo:warning.${warning}`, `photo:refused.${warning}`])}
        </p>
      ))}
      <FinePrint>
        {t("report.photoQuality")}: {Math.round(photo.quality * 100)} %
      </FinePrint>
    </Section>
  );
}
