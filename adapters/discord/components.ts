import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { ChannelError } from "../../core/errors.ts";
import { wellFormed } from "../../core/markdown.ts";
import type { Block, Button, OutboundMessage } from "../../core/message.ts";
import { isLinkable } from "./markdown.ts";

const mostRows = 5;
const mostInRow = 5;
const mostOptions = 25;
const labelLimit = 80;
const optionLimit = 100;
const idLimit = 100;

/** Stands on a button without words, which Discord would refuse. */
const wordless = "…";

/** A row of buttons, or a menu, under a message. */
export type ComponentRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a press brings back, as Discord keeps it: `action:value`, behind `#2 ` where a message has it twice. */
function pressId({ action, value }: Button, taken: ReadonlySet<string>): string {
  const id = `${action}:${value}`;
  let unique = id;
  for (let count = 2; taken.has(unique); count++) unique = `#${count} ${id}`;
  if (unique.length > idLimit)
    throw new ChannelError("rejected", `button "${action}" carries over ${idLimit} characters`);
  return unique;
}

/** Reads a press back. */
export function readPress(id: string): { readonly action: string; readonly value: string } {
  const plain = id.replace(/^#\d+ /, "");
  const colon = plain.indexOf(":");
  return colon < 0
    ? { action: plain, value: "" }
    : { action: plain.slice(0, colon), value: plain.slice(colon + 1) };
}

/** A label that fits; what is cut off is said in words, see {@link overlongLabels}. */
function cut(label: string, limit: number): string {
  const whole = label.trim() === "" ? wordless : wellFormed(label);
  return whole.length <= limit ? whole : `${whole.slice(0, limit - 1).toWellFormed()}…`;
}

function linkButtons(message: OutboundMessage): APIButtonComponent[] {
  return message.flatMap((block): APIButtonComponent[] =>
    block.kind === "link" && isLinkable(block.url)
      ? [
          {
            type: ComponentType.Button,
            style: ButtonStyle.Link,
            label: cut(block.label, labelLimit),
            url: block.url,
          },
        ]
      : [],
  );
}

function inRows<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}

function buttonRow(components: APIButtonComponent[]): ComponentRow {
  return { type: ComponentType.ActionRow, components };
}

/** Gives every button its id. @throws ChannelError `rejected` when an id is too long */
function withIds(buttons: readonly Button[]): { readonly id: string; readonly label: string }[] {
  const taken = new Set<string>();
  return buttons.map((button) => {
    const id = pressId(button, taken);
    taken.add(id);
    return { id, label: button.label };
  });
}

function menuRow(buttons: readonly { id: string; label: string }[], index: number): ComponentRow {
  const options = buttons.map(({ id, label }) => ({ value: id, label: cut(label, optionLimit) }));
  return {
    type: ComponentType.ActionRow,
    components: [{ type: ComponentType.StringSelect, custom_id: `menu:${index}`, options }],
  };
}

function buttonsOf(message: OutboundMessage): readonly (readonly Button[])[] {
  return message.flatMap((block) => (block.kind === "buttons" ? block.rows : []));
}

/** Rows put together until there are few enough, neighbours that are short first; all anew where that won't do. */
function merged<Item>(rows: readonly (readonly Item[])[], most: number): (readonly Item[])[] {
  const kept = [...rows];
  while (kept.length > most) {
    const sizes = kept.slice(1).map((row, index) => row.length + (kept[index]?.length ?? 0));
    const shortest = sizes.indexOf(Math.min(...sizes));
    if ((sizes[shortest] ?? mostInRow) > mostInRow) return inRows(rows.flat(), mostInRow);
    kept.splice(shortest, 2, [...(kept[shortest] ?? []), ...(kept[shortest + 1] ?? [])]);
  }
  return kept;
}

/**
 * The rows under a message, five to a message: as Leo arranged them as far as they fit so, else closely packed,
 * else as menus to choose from.
 * @returns one list of rows for each message needed, at least one
 * @throws ChannelError `rejected` when a button is too long
 */
export function componentRows(message: OutboundMessage): readonly (readonly ComponentRow[])[] {
  const rows = buttonsOf(message);
  const buttons = withIds(rows.flat());
  const links = inRows(linkButtons(message), mostInRow).map(buttonRow);
  const toButton = ({ id, label }: { id: string; label: string }): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: cut(label, labelLimit),
    custom_id: id,
  });

  let next = 0;
  const arranged = rows.flatMap((row) => {
    const own = buttons.slice(next, next + row.length);
    next += row.length;
    return inRows(own, mostInRow);
  });
  const room = mostRows - links.length;
  const fitting = merged(arranged, Math.max(room, 1));
  if (fitting.length <= room) return [[...fitting.map((row) => buttonRow(row.map(toButton))), ...links]];
  return inRows([...inRows(buttons, mostOptions).map(menuRow), ...links], mostRows);
}

/** The rows without their links. */
export function withoutLinks(rows: readonly ComponentRow[]): readonly ComponentRow[] {
  const isLink = (component: APIComponentInMessageActionRow): boolean =>
    component.type === ComponentType.Button && component.style === ButtonStyle.Link;
  return rows
    .map((row) => ({ ...row, components: row.components.filter((component) => !isLink(component)) }))
    .filter(({ components }) => components.length > 0);
}

/** Labels that don't fit onto their buttons, to be said in words. */
export function overlongLabels(message: OutboundMessage): readonly string[] {
  const onLinks = (block: Block): string[] => (block.kind === "link" ? [block.label] : []);
  const labels = [...buttonsOf(message).flatMap((row) => row.map(({ label }) => label))];
  return [...labels, ...message.flatMap(onLinks)].filter((label) => wellFormed(label).length > labelLimit);
}
