import * as library from "adaptivecards";
import { plainText } from "../../core/plain-text.ts";

/** An element or action of a card, loosely. */
type Part = Readonly<Record<string, unknown>>;

/** A button as a person sees it. */
export interface CardButton {
  readonly label: string;
  /** What a press sends back. */
  readonly data?: unknown;
  readonly url?: string;
}

function parts(value: unknown): readonly Part[] {
  return Array.isArray(value) ? (value as readonly Part[]) : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** What is wrong with a card, by Microsoft's own library for version 1.5. */
export function cardFaults(card: unknown): readonly string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  const parsed = new library.AdaptiveCard();
  parsed.parse(card, context);
  const unread = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...unread, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
}

function elementWords(element: Part): string[] {
  switch (element.type) {
    case "TextBlock":
      return [plainText(text(element.text))];
    case "Container":
      return parts(element.items).flatMap(elementWords);
    case "FactSet":
      return parts(element.facts).map(
        (fact) => `${plainText(text(fact.title))}: ${plainText(text(fact.value))}`,
      );
    default:
      return [];
  }
}

function elements(card: unknown): readonly Part[] {
  return parts((card as Part).body);
}

/** The words of a card, a line each, without markup. */
export function cardWords(card: unknown): string {
  return elements(card).flatMap(elementWords).join("\n");
}

/** The rows of buttons of a card. */
export function cardButtons(card: unknown): readonly (readonly CardButton[])[] {
  return elements(card)
    .filter(({ type }) => type === "ActionSet")
    .map(({ actions }) =>
      parts(actions).map((action) => ({
        label: text(action.title),
        ...(action.type === "Action.Submit" ? { data: action.data } : {}),
        ...(action.type === "Action.OpenUrl" ? { url: text(action.url) } : {}),
      })),
    );
}

/** The addresses of a card's pictures. */
export function cardPictures(card: unknown): readonly string[] {
  return elements(card)
    .filter(({ type }) => type === "Image")
    .map(({ url }) => text(url));
}
