import { useTranslation } from "react-i18next";
import { maxTextLength } from "../../../bot/http/contract.ts";
import { BlockView } from "./blocks.tsx";
import type { LeoMessage, OwnMessage } from "./timeline.ts";

function PictureIcon() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
      className="size-6"
    >
      <rect x="3.5" y="5" width="17" height="14" rx="2.5" />
      <path d="m4 17 5-5 4 4 2.500-2.500 4.500 4" />
      <circle cx="15.500" cy="9.500" r="1.400" />
    </svg>
  );
}

/** What Leo says; buttons stand under the words. */
export function LeoMessageView(props: {
  readonly message: LeoMessage;
  readonly newest: number;
  readonly onPress: (action: string, value: string) => void;
}) {
  const { t } = useTranslation("web");
  const { message } = props;
  const isBelow = ({ kind }: { readonly kind: string }) => ["buttons", "link", "file"].includes(kind);
  const inside = message.blocks.filter((block) => !isBelow(block));
  const below = message.blocks.filter(isBelow);
  return (
    <article className="arrive flex w-full max-w-xl flex-col items-start gap-2 pr-6 sm:pr-0" dir="auto">
      <span className="sr-only">{t("chat.fromLeo")}</span>
      {inside.length > 0 && (
        <div className="max-w-full space-y-3 rounded-3xl rounded-bl-lg border border-line bg-panel px-4 py-3">
          {inside.map((block, place) => {
            const key = `${block.kind}-${place}`;
            return <BlockView key={key} block={block} newest={props.newest} onPress={props.onPress} />;
          })}
        </div>
      )}
      {below.map((block, place) => {
        // With the revision in the key, an edited message has fresh buttons.
        const key = `${block.kind}-${place}-${message.revision}`;
        return (
          <div key={key} className="max-w-full min-w-48">
            <BlockView block={block} newest={props.newest} onPress={props.onPress} />
          </div>
        );
      })}
    </article>
  );
}

/** What the person said, and whether it arrived. */
export function OwnMessageView(props: {
  readonly message: OwnMessage;
  readonly preview: string | undefined;
  readonly onAgain: (message: OwnMessage) => void;
}) {
  const { t } = useTranslation("web");
  const { message, preview } = props;
  const failure = message.failure;
  return (
    <article className="arrive flex flex-col items-end gap-1 self-end pl-10" dir="auto">
      <span className="sr-only">{t("chat.fromYou")}</span>
      <div
        className={`max-w-xl space-y-2 rounded-3xl rounded-br-lg bg-accent-soft px-4 py-2.5 ${
          message.state === "sending" ? "opacity-70" : ""
        }`}
      >
        {message.photo && preview !== undefined && (
          <img src={preview} alt={t("chat.photo")} className="max-h-64 rounded-2xl object-contain" />
        )}
        {message.photo && preview === undefined && (
          <p className="flex items-center gap-2">
            <PictureIcon />
            {t("chat.photo")}
          </p>
        )}
        {message.text !== "" && <p className="whitespace-pre-wrap">{message.text}</p>}
      </div>
      {message.state === "sending" && (
        <p className="text-sm text-soft">{t(message.photo ? "chat.uploading" : "chat.sending")}</p>
      )}
      {message.state === "failed" && (
        <p role="alert" className="max-w-sm text-right text-sm text-warn">
          {failure !== undefined && t(`chat.problems.${failure}`, { limit: maxTextLength })}{" "}
          {!message.photo && (
            <button type="button" onClick={() => props.onAgain(message)} className="font-semibold underline">
              {t("chat.again")}
            </button>
          )}
        </p>
      )}
    </article>
  );
}
