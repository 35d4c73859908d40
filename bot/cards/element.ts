/** CSS of one element, in camel case, as far as satori knows it; numbers are pixels. */
export type Style = Readonly<Record<string, string | number>>;

/** An element as satori reads it: the shape that JSX would make, without React. */
export interface CardElement {
  readonly type: string;
  readonly key: null;
  readonly props: Readonly<Record<string, unknown>>;
}

/** What may stand inside a {@link box}; `null` draws nothing. */
export type CardChild = CardElement | null;

/** A flex container, a row unless the style says otherwise, with its children in order. */
export function box(style: Style, ...children: readonly CardChild[]): CardElement {
  const drawn = children.filter((child) => child !== null);
  return {
    type: "div",
    key: null,
    props: { style: { display: "flex", boxSizing: "border-box", ...style }, children: drawn },
  };
}

/** A {@link box} whose children stand below each other. */
export function column(style: Style, ...children: readonly CardChild[]): CardElement {
  return box({ flexDirection: "column", ...style }, ...children);
}

/** A paragraph; breaks between words, and inside one only where it would not fit a line of its own. */
export function text(style: Style, content: string): CardElement {
  return {
    type: "div",
    key: null,
    props: { style: { display: "block", wordBreak: "break-word", ...style }, children: content },
  };
}

/** A picture given as SVG markup, drawn at a size in pixels. */
export function drawing(markup: string, widthPx: number, heightPx: number, style: Style = {}): CardElement {
  const src = `data:image/svg+xml;base64,${Buffer.from(markup).toString("base64")}`;
  return { type: "img", key: null, props: { src, width: widthPx, height: heightPx, style } };
}
