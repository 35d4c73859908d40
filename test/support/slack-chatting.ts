import { until } from "../contracts/until.ts";
import type { SlackPerson } from "../emulators/slack-person.ts";
import type { SeenSlackMessage } from "../emulators/slack-seen.ts";
import type { SeenMessage } from "../emulators/telegram-person.ts";
import type { Chatting } from "./check-in-player.ts";

/** Somebody in front of the direct chat on Slack. */
export interface SlackChatting extends Chatting {
  readonly person: SlackPerson;
  photo(bytes: Uint8Array): void;
}

function asSeen(message: SeenSlackMessage, index: number): SeenMessage {
  return {
    messageId: index + 1,
    from: "bot",
    text: message.text,
    entities: [],
    photo: message.file?.bytes,
    document: undefined,
    buttons: [
      message.buttons.map(({ label, value, url }) => ({
        label,
        ...(value === undefined ? {} : { data: value }),
        ...(url === undefined ? {} : { url }),
      })),
    ],
    edits: 0,
  };
}

/** Chats as the tests of every channel do: what begins with a slash is typed behind `/leo`. */
export function chatOnSlack(person: SlackPerson): SlackChatting {
  const replies = () => person.replies().map(asSeen);
  let sent = 0;
  return {
    person,
    replies,
    text: (text) => {
      void (text.startsWith("/") ? person.command(text.slice(1)) : person.say(text));
      return ++sent;
    },
    press: (labelOrData) => {
      void person.press(labelOrData);
      return ++sent;
    },
    photo: (bytes) => void person.sendFiles([{ bytes: Buffer.from(bytes) }]),
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
