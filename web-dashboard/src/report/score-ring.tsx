import { useTranslation } from "react-i18next";

/** The Glow score as a ring that fills; the number stands in it as text. @param score 0 to 100 */
export function ScoreRing({ score }: { readonly score: number }) {
  const { t } = useTranslation("report");
  return (
    <div className="relative mx-auto size-52">
      <svg viewBox="0 0 120 120" aria-hidden="true" className="size-full -rotate-90">
        <defs>
          <linearGradient id="ring" x1="0" y1="0" x2="1" y2="1">
            <stop offset="0" stopColor="var(--ring-to)" />
            <stop offset="1" stopColor="var(--ring-from)" />
          </linearGradient>
        </defs>
        <circle cx="60" cy="60" r="52" fill="none" stroke="var(--track)" strokeWidth="11" />
        {score > 0 && (
          <circle
            className="ring-arc"
            cx="60"
            cy="60"
            r="52"
            fill="none"
            stroke="url(#ring)"
            strokeWidth="11"
            strokeLinecap="round"
            pathLength="100"
            strokeDasharray={`${score} 100`}
          />
        )}
      </svg>
      <p className="absolute inset-0 flex flex-col items-center justify-center">
        <span className="text-6xl leading-none font-semibold tabular-nums">{score}</span>
        <span className="mt-1.5 max-w-32 text-center text-sm leading-tight text-soft">
          {t("score.label")}
        </span>
        <span className="sr-only">{t("score.outOf", { score })}</span>
      </p>
    </div>
  );
}
