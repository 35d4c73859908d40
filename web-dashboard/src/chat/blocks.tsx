import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PageBlock } from "../../../bot/http/contract.ts";
import { RichText, TextLink } from "./rich-text.tsx";

/** How long a pressed button waits for Leo's answer before it can be pressed again. */
const pressMs = 6_000;

type Kind<K extends PageBlock["kind"]> = Extract<PageBlock, { kind: K }>;
type Step = Kind<"progress">["steps"][number];

function StepMark({ state }: { readonly state: Step["state"] }) {
  const looks = {
    waiting: "border-2 border-line",
    running: "turning border-3 border-line border-t-accent",
    done: "bg-accent text-on-accent",
    failed: "bg-warn text-ground",
  }[state];
  return (
    <span
      aria-hidden="true"
      className={`grid size-6 shrink-0 place-items-center rounded-full text-sm ${looks}`}
    >
      {state === "done" ? "✓" : state === "failed" ? "!" : ""}
    </span>
  );
}

function ProgressSteps({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation("web");
  return (
    <ol className="space-y-2">
      {steps.map((step) => (
        <li key={step.label} className="flex items-center gap-3">
          <StepMark state={step.state} />
          <span className={step.state === "waiting" ? "text-soft" : ""}>{step.label}</span>
          <span className="sr-only">{t(`chat.steps.${step.state}`)}</span>
        </li>
      ))}
    </ol>
  );
}

function Buttons(props: {
  readonly rows: Kind<"buttons">["rows"];
  readonly newest: number;
  readonly onPress: (action: string, value: string) => void;
}) {
  const [press, setPress] = useState<{ readonly name: string; readonly newest: number }>();
  useEffect(() => {
    if (press === undefined) return undefined;
    const timer = setTimeout(() => setPress(undefined), pressMs);
    return () => clearTimeout(timer);
  }, [press]);
  // Whatever Leo says next is the answer.
  const pressed = press?.newest === props.newest ? press.name : undefined;
  return (
    <div className="space-y-2">
      {props.rows.map((row) => (
        <div
          key={row.map(({ action, value }) => `${action}:${value}`).join()}
          className="flex flex-wrap gap-2"
        >
          {row.map(({ action, value, label }) => {
            const name = `${action}:${value}`;
            return (
              <button
                key={name}
                type="button"
                disabled={pressed !== undefined}
                onClick={() => {
                  setPress({ name, newest: props.newest });
                  props.onPress(action, value);
                }}
                className={`min-h-11 flex-auto rounded-2xl border px-4 py-2 font-semibold transition-colors ${
                  pressed === name
                    ? "border-accent bg-accent text-on-accent"
                    : "border-line bg-panel text-accent hover:border-accent disabled:text-soft"
                }`}
              >
                {label}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** One piece of Leo's message. */
export function BlockView(props: {
  readonly block: PageBlock;
  /** The conversation's newest revision. */
  readonly newest: number;
  readonly onPress: (action: string, value: string) => void;
}) {
  const { block } = props;
  switch (block.kind) {
    case "text":
      return <RichText parts={block.sections} />;
    case "facts":
      return (
        <dl className="divide-y divide-line">
          {block.rows.map((row) => (
            <div key={row.label} className="flex flex-wrap justify-between gap-x-4 py-1.5">
              <dt className="text-soft">{row.label}</dt>
              <dd className="font-semibold">{row.value}</dd>
            </div>
          ))}
        </dl>
      );
    case "image":
      return (
        <img
          src={`data:image/png;base64,${block.pngBase64}`}
          alt={block.alt}
          className="w-full max-w-md rounded-2xl"
        />
      );
    case "file":
      return (
        <a
          href={`data:${block.mediaType};base64,${block.base64}`}
          download={block.name}
          className="flex min-h-11 items-center justify-center gap-2 rounded-2xl bg-accent px-4 py-2 text-center font-semibold text-on-accent"
        >
          {block.label}
          <span aria-hidden="true">↓</span>
        </a>
      );
    case "link":
      return (
        <TextLink
          url={block.url}
          className="flex min-h-11 items-center justify-center gap-2 rounded-2xl bg-accent px-4 py-2 text-center font-semibold text-on-accent"
        >
          {block.label}
          <span aria-hidden="true">→</span>
        </TextLink>
      );
    case "buttons":
      return <Buttons rows={block.rows} newest={props.newest} onPress={props.onPress} />;
    case "progress":
      return <ProgressSteps steps={block.steps} />;
  }
}
