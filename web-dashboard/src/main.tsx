import "./styles.css";
import { lazy, StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { BrowserRouter, Route, Routes } from "react-router";
import { z } from "zod/mini";
import { PageGuard } from "./page/broken-page.tsx";
import { NotFoundPage } from "./page/not-found-page.tsx";
import { browserLocale, createTexts } from "./texts/texts.ts";

// The content security policy forbids code made at run time, which zod would try for speed.
z.config({ jitless: true });

const ChatPage = lazy(async () => ({ default: (await import("./chat/chat-page.tsx")).ChatPage }));
const ReportPage = lazy(async () => ({ default: (await import("./report/report-page.tsx")).ReportPage }));

async function showPages(root: HTMLElement): Promise<void> {
  const texts = await createTexts(browserLocale(navigator.languages));
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <PageGuard>
          <BrowserRouter>
            <Suspense>
              <Routes>
                <Route path="/" element={<ChatPage />} />
                <Route path="/report" element={<ReportPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Routes>
            </Suspense>
          </BrowserRouter>
        </PageGuard>
      </I18nextProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root !== null) void showPages(root);
