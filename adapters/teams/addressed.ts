import type { TeamsActivity } from "./activity.ts";

type Entity = NonNullable<TeamsActivity["entities"]>[number];

function namesBot(entity: Entity, activity: TeamsActivity): boolean {
  const botId = activity.recipient?.id;
  return entity.type === "mention" && botId !== undefined && entity.mentioned?.id === botId;
}

/** Whether a message in a group chat or a channel names the bot; Teams may deliver others too. */
export function isForBot(activity: TeamsActivity): boolean {
  return activity.entities?.some((entity) => namesBot(entity, activity)) === true;
}

/** What a message says, without the bot's name in front of it. */
export function wordsOf(activity: TeamsActivity): string {
  const mentions = (activity.entities ?? []).filter((entity) => namesBot(entity, activity));
  let text = activity.text ?? "";
  if (mentions.length === 0) return text.trim() === "" ? "" : text;
  for (const { text: mention } of mentions) {
    if (mention !== undefined && mention !== "") text = text.replaceAll(mention, " ");
  }
  // Teams puts a hard space behind a name.
  return text.replaceAll("&nbsp;", " ").trim();
}
