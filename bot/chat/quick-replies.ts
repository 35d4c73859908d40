import type { QuickReply } from "../../agent/reply.ts";
import type { Translate } from "../../core/locales.ts";
import type { Button } from "../../core/message.ts";
import { type CommandName, commandAction } from "./command-names.ts";
import { habitAction } from "./habit-list.ts";

/** Button that asks Leo to go on. */
export const talkAction = "talk";

/** The command that a quick reply stands for. */
const commands: Readonly<Partial<Record<QuickReply, CommandName>>> = {
  start_checkin: "checkin",
  send_photo: "photo",
  open_report: "report",
  show_today: "today",
  set_reminder: "remind",
  open_safety: "safe",
};

/** Quick replies as buttons, in order; those that nothing stands behind are left out. */
export function quickReplyButtons(replies: readonly QuickReply[], t: Translate): readonly Button[] {
  return replies.flatMap((reply) => {
    const label = t(`agent:quick.${reply}`);
    if (reply === "add_habit") return [{ action: habitAction, value: "add", label }];
    if (reply === "talk_more") return [{ action: talkAction, value: "more", label }];
    const command = commands[reply];
    return command === undefined ? [] : [{ action: commandAction, value: command, label }];
  });
}
