/** What a server under test tells the bench. */
export type ChildMessage =
  | { readonly kind: "ready"; readonly webhook: string }
  | { readonly kind: "cpu"; readonly milliseconds: number; readonly rssBytes: number };

function tell(message: ChildMessage): void {
  process.send?.(message);
}

/** Says where the webhook is, and from then on answers how much processor time the process has used. */
export function reportReady(webhook: string): void {
  process.on("message", (question) => {
    if (question !== "cpu") return;
    const used = process.cpuUsage();
    tell({
      kind: "cpu",
      milliseconds: (used.user + used.system) / 1000,
      rssBytes: process.memoryUsage().rss,
    });
  });
  process.on("disconnect", () => process.exit(0));
  tell({ kind: "ready", webhook });
}
