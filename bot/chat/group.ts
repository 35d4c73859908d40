import { text } from "./blocks.ts";
import type { ChatContext } from "./context.ts";

/** In a group Leo says one line and shows the way into the direct conversation; nothing is read or stored. */
export function answerInGroup({ turn, t, deps }: ChatContext): void {
  const url = deps.directChatUrl(turn.conversation.channel);
  if (url === undefined) turn.say([text(t("chat:group.line"))]);
  else turn.say([text(t("chat:group.line")), { kind: "link", label: t("chat:group.link"), url }]);
}
