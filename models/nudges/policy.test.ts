import { describe, expect, it } from "vitest";
import { type DueSlot, decideNudges, type NudgeFacts } from "./policy.ts";
import type { SlotKind } from "./slots.ts";

const now = new Date("2026-03-04T19:00:30Z");
const date = "2026-03-04";

function due(kind: SlotKind, change: Partial<DueSlot> = {}): DueSlot {
  const at = new Date("2026-03-04T19:00:00Z");
  return { slot: kind, kind, isOrdered: kind === "reminder" || kind === "later", date, at, ...change };
}

const quiet: NudgeFacts = {
  now,
  local: { date, time: "20:00" },
  settings: {
    quietFrom: "21:30",
    quietTo: "08:00",
    mutedUntil: null,
    everyDays: 1,
    isTimeChosen: false,
  },
  unanswered: 0,
  nudgedOn: "2026-03-03",
  nudgedAt: new Date("2026-03-03T19:00:00Z"),
  isInCrisis: false,
  spokeAt: new Date("2026-03-04T10:00:00Z"),
  sentToday: 0,
  empty: new Map(),
};

type Change = Partial<Omit<NudgeFacts, "settings">> & { readonly settings?: Partial<NudgeFacts["settings"]> };

function decide(dues: readonly DueSlot[], change: Change = {}): readonly string[] {
  const facts = { ...quiet, ...change, settings: { ...quiet.settings, ...change.settings } };
  return [...decideNudges(dues, facts).values()];
}

const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

describe("the daily digest", () => {
  it("is sent on an ordinary day", () => {
    expect(decide([due("digest")])).toEqual(["sent"]);
  });

  it.each<[string, Change]>([
    ["muted", { settings: { mutedUntil: new Date("2026-03-05T00:00:00Z") } }],
    ["crisis", { isInCrisis: true }],
    ["quiet-hours", { local: { date, time: "21:30" } }],
    ["quiet-hours", { local: { date, time: "07:59" } }],
    ["all-done", { empty: new Map([["digest", "all-done"]]) }],
    ["paused", { empty: new Map([["digest", "paused"]]) }],
    ["off", { empty: new Map([["digest", "off"]]) }],
    ["back-off", { unanswered: 2 }],
    ["back-off", { unanswered: 8 }],
    ["less-often", { settings: { everyDays: 2 } }],
    ["spoke-recently", { spokeAt: hoursAgo(1.9) }],
    ["min-gap", { nudgedAt: hoursAgo(3.9), sentToday: 1 }],
    ["cap", { sentToday: 2 }],
    ["cap", { sentToday: 3, settings: { isTimeChosen: true } }],
  ])("is not sent: %s", (reason, change) => {
    expect(decide([due("digest")], change)).toEqual([reason]);
  });

  it("may be the third message of a day only where its time was chosen", () => {
    expect(decide([due("digest")], { sentToday: 2, settings: { isTimeChosen: true } })).toEqual(["sent"]);
  });

  it("comes late within two hours of the same day, and not after that", () => {
    expect(decide([due("digest", { at: hoursAgo(1.9) })])).toEqual(["sent"]);
    expect(decide([due("digest", { at: hoursAgo(2.1) })])).toEqual(["late"]);
    expect(decide([due("digest", { date: "2026-03-03" })])).toEqual(["late"]);
  });

  it("comes again once two hours have passed since the person wrote, and four since the last nudge", () => {
    expect(decide([due("digest")], { spokeAt: hoursAgo(2), nudgedAt: hoursAgo(4), sentToday: 1 })).toEqual([
      "sent",
    ]);
  });
});

describe("what a person ordered", () => {
  it("comes although they just wrote, answered nothing for long, and had something a moment ago", () => {
    const change = { spokeAt: hoursAgo(0.1), unanswered: 8, nudgedAt: hoursAgo(1), sentToday: 2 };
    expect(decide([due("reminder")], change)).toEqual(["sent"]);
    expect(decide([due("later")], change)).toEqual(["sent"]);
  });

  it("comes in the quiet hours where the person chose the time, and a second call doesn't", () => {
    expect(decide([due("reminder")], { local: { date, time: "23:00" } })).toEqual(["sent"]);
    expect(decide([due("later")], { local: { date, time: "23:00" } })).toEqual(["quiet-hours"]);
  });

  it("stays within the mute, the care after a crisis and three messages a day all the same", () => {
    expect(decide([due("reminder")], { settings: { mutedUntil: new Date("2026-03-05T00:00:00Z") } })).toEqual(
      ["muted"],
    );
    expect(decide([due("reminder")], { isInCrisis: true })).toEqual(["crisis"]);
    expect(decide([due("reminder")], { sentToday: 3 })).toEqual(["cap"]);
  });
});

it("a habit's reminder thins out like the digest", () => {
  const reminder = due("reminder", { slot: "reminder:1", isOrdered: false });
  expect(decide([reminder], { unanswered: 2 })).toEqual(["back-off"]);
  expect(decide([reminder], { spokeAt: hoursAgo(1) })).toEqual(["spoke-recently"]);
});

it("things that are due together are one message, each with its own reason where it has one", () => {
  const reminder = due("reminder", { slot: "reminder:1" });
  const change = { sentToday: 2, spokeAt: hoursAgo(1) };
  expect(decide([due("digest"), reminder], change)).toEqual(["spoke-recently", "sent"]);
  expect(decide([due("digest"), due("weekly")])).toEqual(["sent", "sent"]);
});

it("a day that has had a nudge may have its others, however long nobody answered", () => {
  expect(
    decide([due("digest")], { unanswered: 3, nudgedOn: date, nudgedAt: hoursAgo(6), sentToday: 1 }),
  ).toEqual(["sent"]);
});
