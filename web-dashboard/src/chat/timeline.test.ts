import { describe, expect, it } from "vitest";
import {
  emptyTimeline,
  nextTimeline,
  type OwnMessage,
  type Timeline,
  type TimelineEvent,
} from "./timeline.ts";

const leo = (id: string, revision: number, words = id): TimelineEvent => ({
  kind: "entries",
  entries: [{ id, revision, blocks: [{ kind: "link", label: words, url: "https://leo.test" }] }],
});
const own = (id: string, rest: Partial<OwnMessage> = {}): TimelineEvent => ({
  kind: "own",
  message: { kind: "own", id, text: id, photo: false, state: "sent", ...rest },
});
const after = (...events: readonly TimelineEvent[]): Timeline => events.reduce(nextTimeline, emptyTimeline);
const ids = (timeline: Timeline) => timeline.items.map(({ id }) => id);

describe("a conversation on the page", () => {
  it("is sorted by time when the page opens, whatever was edited last", () => {
    const timeline = after(
      own("said-1", { key: "0002" }),
      own("on its way", { state: "sending" }),
      leo("0003", 7),
      leo("0001", 9),
      { kind: "complete" },
    );
    expect(ids(timeline)).toEqual(["0001", "said-1", "0003", "on its way"]);
    expect(timeline.revision).toBe(9);
  });

  it("grows at its end while the page is open, even where clocks disagree", () => {
    const timeline = after(
      { kind: "complete" },
      own("question", { state: "sending" }),
      leo("0001", 1),
      own("question", { key: "0005" }),
    );
    expect(ids(timeline)).toEqual(["question", "0001"]);
  });

  it("leaves an edited message where it stood", () => {
    const timeline = after({ kind: "complete" }, leo("a", 1), leo("b", 2), leo("a", 3, "edited"), {
      kind: "complete",
    });
    expect(ids(timeline)).toEqual(["a", "b"]);
    expect(timeline.items[0]).toMatchObject({ revision: 3, blocks: [{ label: "edited" }] });
  });

  it("doesn't sort again after a lost connection", () => {
    const timeline = after({ kind: "complete" }, own("z", { key: "0009" }), leo("0001", 1), {
      kind: "complete",
    });
    expect(ids(timeline)).toEqual(["z", "0001"]);
  });
});
