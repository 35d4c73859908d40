import { Fragment, type ReactNode } from "react";
import type { Inline, Section } from "../../../bot/http/contract.ts";

/** Keys by place: a text's parts never move. */
function each<T>(parts: readonly T[], show: (part: T) => ReactNode): ReactNode {
  return parts.map((part, place) => {
    const key = String(place);
    return <Fragment key={key}>{show(part)}</Fragment>;
  });
}

/** An address outside opens beside the chat, one of Leo's own in its place. */
export function TextLink({
  url,
  children,
  className,
}: {
  readonly url: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const own = URL.canParse(url) && new URL(url).origin === location.origin;
  return (
    <a
      href={url}
      className={className ?? "font-semibold text-accent underline underline-offset-2"}
      {...(own ? {} : { target: "_blank", rel: "noopener noreferrer" })}
    >
      {children}
    </a>
  );
}

function InlineText({ node }: { readonly node: Inline }): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return <code className="rounded bg-panel-soft px-1 py-0.5 text-[0.9em]">{node.text}</code>;
    case "strong":
      return <strong className="font-semibold">{inlines(node.children)}</strong>;
    case "emphasis":
      return <em>{inlines(node.children)}</em>;
    case "strike":
      return <s>{inlines(node.children)}</s>;
    case "link":
      return <TextLink url={node.url}>{inlines(node.children)}</TextLink>;
  }
}

function inlines(nodes: readonly Inline[]): ReactNode {
  return each(nodes, (node) => <InlineText node={node} />);
}

function SectionText({ section }: { readonly section: Section }): ReactNode {
  switch (section.kind) {
    case "paragraph":
      return <p className="whitespace-pre-line text-pretty">{inlines(section.children)}</p>;
    case "heading":
      return <p className="font-semibold whitespace-pre-line text-balance">{inlines(section.children)}</p>;
    case "quote":
      return (
        <blockquote className="border-l-3 border-line pl-3 text-soft">
          {sections(section.children)}
        </blockquote>
      );
    case "fence":
      return <pre className="rounded-xl bg-panel-soft p-3 text-sm whitespace-pre-wrap">{section.text}</pre>;
    case "rule":
      return <hr className="border-line" />;
    case "list":
      return (
        <ul className="space-y-1">
          {each(section.children, (item) => (
            <li className="flex gap-2">
              <span className="shrink-0 text-soft">{item.marker}</span>
              <div className="min-w-0 space-y-1">{sections(item.children)}</div>
            </li>
          ))}
        </ul>
      );
  }
}

function sections(parts: readonly Section[]): ReactNode {
  return each(parts, (section) => <SectionText section={section} />);
}

/** Leo's formatted words, out of the safe tree that the server made of them. */
export function RichText({ parts }: { readonly parts: readonly Section[] }) {
  return <div className="space-y-2.5">{sections(parts)}</div>;
}
