import { until } from "../contracts/until.ts";
import type { EmulatedDiscordUser, SeenDiscordMessage } from "../emulators/discord-user.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import type { Chatting } from "./check-in-player.ts";

/** Somebody in front of a direct channel on Discord. */
export interface DiscordChatting extends Chatting {
  readonly user: EmulatedDiscordUser;
  photo(bytes: Uint8Array): void;
}

function asSeen(message: SeenDiscordMessage, index: number): SeenMessage {
  return {
    messageId: index + 1,
    from: "bot",
    text: message.text,
    entities: [],
    photo: message.pictures[0]?.bytes,
    document: undefined,
    buttons: message.rows.map(({ components }) =>
      components.flatMap(
        ({ label = "", custom_id, url, options }): SeenMessage["buttons"][number][number][] =>
          options === undefined
            ? [
                {
                  label,
                  ...(custom_id === undefined ? {} : { data: custom_id }),
                  ...(url === undefined ? {} : { url }),
                },
              ]
            : options.map((option) => ({ label: option.label, data: option.value })),
      ),
    ),
    edits: message.edits,
  };
}

/** Chats as the tests of every channel do: what begins with a slash is a slash command. */
export function chatOnDiscord(user: EmulatedDiscordUser): DiscordChatting {
  const replies = () => user.replies().map(asSeen);
  return {
    user,
    replies,
    text: (text) => {
      const command = /^\/(\w+)$/.exec(text)?.[1];
      return Number(command === undefined ? user.say(text) : user.command(command));
    },
    press: (labelOrData) => Number(user.press(labelOrData)),
    photo: (bytes) => void user.send([{ bytes }]),
    waitFor: (wanted, timeoutMs) =>
      until(
        () => {
          const now = replies();
          return wanted(now) && now;
        },
        "the messages wanted",
        timeoutMs,
      ),
  };
}
