import {
  type ClipboardEvent,
  type KeyboardEvent,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { maxTextLength } from "../../../bot/http/contract.ts";
import { fileProblem } from "./photo-upload.ts";
import type { Failure } from "./timeline.ts";

const roundButton = "grid size-11 shrink-0 place-items-center rounded-full transition-colors";

function PhotoPreview(props: { readonly file: File; readonly onRemove: () => void }) {
  const { t } = useTranslation("web");
  const [url, setUrl] = useState<string>();
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const made = URL.createObjectURL(props.file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [props.file]);
  return (
    <div className="flex items-center gap-3 p-1">
      {shown && url !== undefined ? (
        <img src={url} alt="" onError={() => setShown(false)} className="size-16 rounded-xl object-cover" />
      ) : (
        // A browser that can't show HEIC can still send it.
        <span className="grid size-16 place-items-center rounded-xl bg-panel-soft text-xs font-semibold text-soft">
          {props.file.name.split(".").at(-1)?.toUpperCase()}
        </span>
      )}
      <p className="min-w-0 flex-1 text-sm text-soft">{t("chat.photoNote")}</p>
      <button
        type="button"
        aria-label={t("chat.removePhoto")}
        onClick={props.onRemove}
        className={`${roundButton} text-xl text-soft hover:text-text`}
      >
        <span aria-hidden="true">✕</span>
      </button>
    </div>
  );
}

/** Where the person writes, and adds a photo. */
export function Composer(props: {
  readonly onSay: (text: string) => void;
  readonly onPhoto: (file: File, caption: string) => void;
}) {
  const { t } = useTranslation("web");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<Failure>();
  const picker = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const empty = file === undefined && text.trim() === "";

  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return;
    const found = fileProblem(chosen);
    setProblem(found);
    if (found === undefined) setFile(chosen);
  };
  const send = (): void => {
    if (empty) return;
    if (text.length > maxTextLength) {
      setProblem("too-long");
      return;
    }
    if (file === undefined) props.onSay(text.trim());
    else props.onPhoto(file, text.trim());
    setText("");
    setFile(undefined);
    setProblem(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // On a phone's keyboard Enter makes a line, as in other chats; the arrow sends.
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || phone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = Array.from(event.clipboardData.files).find(({ type }) => type.startsWith("image/"));
    if (pasted === undefined) return;
    event.preventDefault();
    choose(pasted);
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <form
      onSubmit={onSubmit}
      className="border-t border-line bg-ground px-3 pt-2 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-4"
    >
      <p id={problemId} role="alert" className="px-2 pb-2 text-sm text-warn empty:hidden">
        {problem !== undefined && t(`chat.problems.${problem}`, { limit: maxTextLength })}
      </p>
      <div className="rounded-[1.75rem] border border-line bg-panel p-1 focus-within:border-accent">
        {file !== undefined && <PhotoPreview file={file} onRemove={() => setFile(undefined)} />}
        <div className="flex items-end gap-1">
          <input
            ref={picker}
            type="file"
            accept="image/*,.heic,.heif"
            className="hidden"
            onChange={(event) => {
              choose(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <button
            type="button"
            aria-label={t("chat.attach")}
            onClick={() => picker.current?.click()}
            className={`${roundButton} text-soft hover:text-text`}
          >
            <svg
              aria-hidden="true"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.8"
              strokeLinecap="round"
              strokeLinejoin="round"
              className="size-6"
            >
              <path d="M4 8.500a2 2 0 0 1 2-2h2l1.600-2h4.800l1.600 2h2a2 2 0 0 1 2 2v8.500a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2z" />
              <circle cx="12" cy="12.500" r="3.400" />
            </svg>
          </button>
          <textarea
            rows={1}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setProblem(undefined);
            }}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            aria-label={t(file === undefined ? "chat.placeholder" : "chat.caption")}
            aria-describedby={problemId}
            placeholder={t(file === undefined ? "chat.placeholder" : "chat.caption")}
            dir="auto"
            enterKeyHint="enter"
            className="field-sizing-content max-h-40 min-h-11 min-w-0 flex-1 resize-none bg-transparent px-1 py-2.5 outline-none placeholder:text-soft"
          />
          <button
            type="submit"
            aria-label={t("chat.send")}
            disabled={empty}
            className={`${roundButton} bg-accent text-on-accent disabled:bg-panel-soft disabled:text-soft`}
          >
            <svg
              aria-hidden="true"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.200"
              strokeLinecap="round"
              strokeLinejoin="round"
              className="size-6"
            >
              <path d="M12 19V5M6 11l6-6 6 6" />
            </svg>
          </button>
        </div>
      </div>
    </form>
  );
}
