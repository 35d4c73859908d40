import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { mainButton, PageHeader } from "../page/frame.tsx";
import { Composer } from "./composer.tsx";
import type { ConnectionState } from "./connection.ts";
import { LeoMessageView, OwnMessageView } from "./message-view.tsx";
import { useConversation } from "./use-conversation.ts";
import { useNewestInView } from "./use-newest-in-view.ts";

const notes = ["notHuman", "consent", "photo", "numbers"] as const;

function Status({ state }: { readonly state: ConnectionState }) {
  const { t } = useTranslation("web");
  const dot = { ready: "bg-body", connecting: "bg-mind", offline: "bg-warn" }[state];
  return (
    <span role="status" className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${dot}`} />
      <span className="truncate">{t(`status.${state}`)}</span>
    </span>
  );
}

function Welcome({ onStart }: { readonly onStart: () => void }) {
  const { t } = useTranslation("web");
  return (
    <div className="arrive m-auto max-w-lg px-6 py-8 text-center">
      <img src="/leo.svg" alt="" width="88" height="88" className="mx-auto size-22" />
      <h1 className="mt-5 text-3xl font-semibold">{t("chat.welcomeTitle")}</h1>
      <p className="mt-3 text-lg text-soft text-pretty">{t("chat.welcomeText")}</p>
      <button type="button" onClick={onStart} className={`${mainButton} mt-7`}>
        {t("chat.start")}
      </button>
    </div>
  );
}

function GoodToKnow() {
  const { t } = useTranslation("web");
  return (
    <aside className="hidden w-80 shrink-0 overflow-y-auto border-l border-line p-6 lg:block">
      <h2 className="text-lg font-semibold">{t("about.title")}</h2>
      <ul className="mt-4 space-y-4 text-soft">
        {notes.map((note) => (
          <li key={note} className="flex gap-3">
            <span aria-hidden="true" className="mt-2 size-2 shrink-0 rounded-full bg-glow" />
            <span className="text-pretty">{t(`about.${note}`)}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function Typing() {
  const { t } = useTranslation("web");
  return (
    <div className="arrive flex items-center gap-1.5 self-start rounded-3xl rounded-bl-lg border border-line bg-panel px-4 py-4">
      <span className="sr-only">{t("chat.typing")}</span>
      {["first", "second", "third"].map((dot) => (
        <span key={dot} aria-hidden="true" className="dot size-2 rounded-full bg-soft" />
      ))}
    </div>
  );
}

/** The chat with Leo. */
export function ChatPage() {
  const { t, i18n } = useTranslation("web");
  const conversation = useConversation();
  const { timeline, state, typing } = conversation;
  const list = useRef<HTMLDivElement>(null);
  const { away, goToNewest } = useNewestInView(list, timeline.items);
  const empty = timeline.complete && timeline.items.length === 0;
  useEffect(() => {
    document.title = i18n.t("web:page.chatTitle");
  }, [i18n, i18n.language]);
  return (
    <div className="flex h-dvh flex-col">
      <PageHeader wide status={<Status state={state} />} />
      <div className="mx-auto flex min-h-0 w-full max-w-6xl flex-1">
        <main id="content" className="relative flex min-w-0 flex-1 flex-col">
          <div ref={list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain" tabIndex={-1}>
            <div className="flex min-h-full flex-col">
              {empty && !typing ? (
                <Welcome onStart={() => conversation.say("/start", t("chat.startSaid"))} />
              ) : (
                <div
                  role="log"
                  aria-label={t("chat.messages")}
                  className="mx-auto flex w-full max-w-3xl flex-1 flex-col justify-end gap-3 px-3 py-4 sm:px-5"
                >
                  {timeline.items.map((item) =>
                    item.kind === "leo" ? (
                      <LeoMessageView
                        key={item.id}
                        message={item}
                        newest={timeline.revision}
                        onPress={conversation.press}
                      />
                    ) : (
                      <OwnMessageView
                        key={item.id}
                        message={item}
                        preview={conversation.previews.get(item.id)}
                        onAgain={conversation.again}
                      />
                    ),
                  )}
                  {typing && <Typing />}
                </div>
              )}
            </div>
          </div>
          {away && (
            <button
              type="button"
              aria-label={t("chat.newest")}
              onClick={goToNewest}
              className="absolute right-4 bottom-24 grid size-11 place-items-center rounded-full border border-line bg-panel text-accent"
            >
              <span aria-hidden="true">↓</span>
            </button>
          )}
          <div className="mx-auto w-full max-w-3xl">
            <Composer
              onSay={(text) => {
                conversation.say(text);
                goToNewest();
              }}
              onPhoto={(file, caption) => {
                conversation.sendPhoto(file, caption);
                goToNewest();
              }}
            />
          </div>
        </main>
        <GoodToKnow />
      </div>
    </div>
  );
}
