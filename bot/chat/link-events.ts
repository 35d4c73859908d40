import { z } from "zod";

/** Slot of the question whether two chats become one. */
export const linkSlot = "link";
/** Event for the one whose code was entered; its detail is {@link linkEntered}. */
export const linkEnteredEvent = "link-entered";
/** Which request it is, and on which channel the code was entered. */
export const linkEntered = z.object({ id: z.uuid(), channel: z.string() });
/** Event for the one whose counterpart said no. */
export const linkRefusedEvent = "link-refused";
/** Event for somebody new whose account was taken off another person. */
export const unlinkedEvent = "unlinked";
