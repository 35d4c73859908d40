import { type ReactNode, useId } from "react";

/** A card with a heading of its own. */
export function Section(props: {
  readonly title: string;
  readonly note?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`card ${props.className ?? ""}`}>
      <h2 id={id} className="text-xl font-semibold">
        {props.title}
      </h2>
      {props.note !== undefined && <p className="mt-1 text-soft text-pretty">{props.note}</p>}
      <div className="mt-4">{props.children}</div>
    </section>
  );
}

/** The small print under a number. */
export function FinePrint({ children }: { readonly children: ReactNode }) {
  return <p className="mt-3 text-sm text-soft text-pretty">{children}</p>;
}
