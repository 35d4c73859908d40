import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchSession } from "../page/session.ts";
import { type Connection, type ConnectionState, openConnection, type Parcel } from "./connection.ts";
import { type OwnMessages, openOwnMessages } from "./own-messages.ts";
import { fileProblem, uploadFailure, uploadPhoto } from "./photo-upload.ts";
import { emptyTimeline, nextTimeline, type OwnMessage, type Timeline } from "./timeline.ts";

/** How long Leo's "is writing" stands when nothing follows. */
const typingMs = 8_000;
/** How long after an answer the page looks whether the person's language has changed. */
const localeCheckMs = 600;

/** A conversation and what can be done in it. */
export interface Conversation {
  readonly timeline: Timeline;
  readonly state: ConnectionState;
  readonly typing: boolean;
  /** Previews of the photos sent from this page, by message. */
  readonly previews: ReadonlyMap<string, string>;
  /** @param shown what stands in one's own bubble, where it isn't the text itself */
  say(text: string, shown?: string): void;
  press(action: string, value: string): void;
  sendPhoto(file: File, caption: string): void;
  /** Sends a failed text once more. */
  again(message: OwnMessage): void;
}

/** Random, and made without `crypto.randomUUID`, which plain HTTP in a home network doesn't have. */
function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function newOwn(text: string, photo: boolean): OwnMessage {
  return { kind: "own", id: newMessageId(), text, photo, state: "sending" };
}

/** Connects the page to its conversation for as long as it is shown. */
export function useConversation(): Conversation {
  const { i18n } = useTranslation("web");
  const [timeline, dispatch] = useReducer(nextTimeline, emptyTimeline);
  const [state, setState] = useState<ConnectionState>("connecting");
  const [typing, setTyping] = useState(false);
  const [previews, setPreviews] = useState<ReadonlyMap<string, string>>(new Map());
  const connection = useRef<Connection>(undefined);
  const own = useRef<OwnMessages>(undefined);
  const revision = useRef(0);
  const mine = useRef(new Map<string, OwnMessage>());
  const early = useRef<Parcel[]>([]);
  /** Whether something was said or pressed since Leo's last words: it may have changed the language. */
  const asked = useRef(false);

  const show = useCallback((message: OwnMessage): void => {
    mine.current.set(message.id, message);
    own.current?.write(message);
    dispatch({ kind: "own", message });
  }, []);
  const send = useCallback((parcel: Parcel): void => {
    asked.current = true;
    if (connection.current === undefined) early.current.push(parcel);
    else connection.current.send(parcel);
  }, []);

  /** Goes on with what an earlier page was still sending: words are sent again, a photo's bytes are gone. */
  const resume = useCallback(
    (message: OwnMessage): void => {
      if (message.photo) show({ ...message, state: "failed", failure: "photo-gone" });
      else early.current.push({ kind: "text", id: message.id, text: message.text });
    },
    [show],
  );

  useEffect(() => {
    let gone = false;
    let opened: Connection | undefined;
    let stopWatching: (() => void) | undefined;
    let typingTimer: ReturnType<typeof setTimeout> | undefined;
    let localeTimer: ReturnType<typeof setTimeout> | undefined;
    const stopTyping = (): void => {
      clearTimeout(typingTimer);
      setTyping(false);
    };
    const followLanguage = (): void => {
      clearTimeout(localeTimer);
      localeTimer = setTimeout(() => {
        fetchSession().then(
          ({ locale }) => {
            if (locale !== null && locale !== i18n.language && !gone) void i18n.changeLanguage(locale);
          },
          // The page keeps its language until the next answer.
          () => undefined,
        );
      }, localeCheckMs);
    };
    const start = async (): Promise<void> => {
      const session = await fetchSession();
      if (gone) return;
      if (session.locale !== null) void i18n.changeLanguage(session.locale);
      own.current = openOwnMessages(localStorage, session.visitor);
      const remember = (message: OwnMessage): void => {
        mine.current.set(message.id, message);
        dispatch({ kind: "own", message });
      };
      for (const message of own.current.read()) {
        remember(message);
        if (message.state === "sending") resume(message);
      }
      for (const message of mine.current.values()) own.current.write(message);
      stopWatching = own.current.watch(remember);
      opened = openConnection(
        {
          revision: () => revision.current,
          onState: setState,
          onEntries: (entries) => {
            stopTyping();
            revision.current = entries.reduce(
              (newest, entry) => Math.max(newest, entry.revision),
              revision.current,
            );
            dispatch({ kind: "entries", entries });
            if (asked.current) followLanguage();
            asked.current = false;
          },
          onComplete: () => dispatch({ kind: "complete" }),
          onTyping: () => {
            clearTimeout(typingTimer);
            setTyping(true);
            typingTimer = setTimeout(() => setTyping(false), typingMs);
          },
          onAck: (id, key) => {
            const message = mine.current.get(id);
            if (message !== undefined) show({ ...message, state: "sent", key });
          },
          onRefused: (id, reason) => {
            const message = mine.current.get(id);
            if (message === undefined || reason === "slow-down" || reason === "not-stored") return;
            show({ ...message, state: "failed", failure: reason });
          },
        },
        fetchSession,
      );
      connection.current = opened;
      for (const parcel of early.current.splice(0)) opened.send(parcel);
    };
    let retry: ReturnType<typeof setTimeout> | undefined;
    const tryToStart = (): void => {
      start().catch(() => {
        setState("offline");
        if (!gone) retry = setTimeout(tryToStart, 3_000);
      });
    };
    tryToStart();
    return () => {
      gone = true;
      clearTimeout(retry);
      clearTimeout(typingTimer);
      clearTimeout(localeTimer);
      stopWatching?.();
      opened?.close();
      connection.current = undefined;
    };
  }, [i18n, show, resume]);

  const say = useCallback(
    (text: string, shown?: string): void => {
      const message = newOwn(shown ?? text, false);
      show(message);
      send({ kind: "text", id: message.id, text });
    },
    [send, show],
  );
  const sendPhoto = useCallback(
    (file: File, caption: string): void => {
      const message = newOwn(caption, true);
      const problem = fileProblem(file);
      if (problem !== undefined) {
        show({ ...message, state: "failed", failure: problem });
        return;
      }
      setPreviews((before) => new Map(before).set(message.id, URL.createObjectURL(file)));
      show(message);
      uploadPhoto(file).then(
        (held) => send({ kind: "photo", id: message.id, ...held, ...(caption === "" ? {} : { caption }) }),
        (error: unknown) => show({ ...message, state: "failed", failure: uploadFailure(error) }),
      );
    },
    [send, show],
  );
  return {
    timeline,
    state,
    typing,
    previews,
    say,
    sendPhoto,
    press: (action, value) => send({ kind: "press", id: newMessageId(), action, value }),
    again: (message) => {
      show({ ...message, state: "sending" });
      send({ kind: "text", id: message.id, text: message.text });
    },
  };
}
