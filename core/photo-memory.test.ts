import { expect, test } from "vitest";
import { movableClock } from "./clock.ts";
import { createPhotoMemory, type PhotoMemoryOptions } from "./photo-memory.ts";

/** A memory whose clock and timers move only when told to. */
function setUp(options: PhotoMemoryOptions = {}) {
  const clock = movableClock(new Date("2030-05-01T08:00:00Z"));
  const timers = new Map<() => void, number>();
  const memory = createPhotoMemory(clock.now, "instance-1", {
    startTimer: (callback, delayMs) => {
      timers.set(callback, delayMs);
      return () => timers.delete(callback);
    },
    ...options,
  });
  const ring = () => {
    for (const callback of [...timers.keys()]) callback();
  };
  return { clock, timers, memory, ring };
}

const photoOf = (length: number) => new Uint8Array(length).fill(7);
const isWiped = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

test("a held photo is found under its reference, which names the instance and nothing of the picture", () => {
  const { memory } = setUp();
  const bytes = photoOf(30);
  const reference = memory.hold("anna", bytes, "image/jpeg");
  expect(reference).toEqual({
    id: expect.stringMatching(/^[\w-]{22,}$/),
    mediaType: "image/jpeg",
    sizeBytes: 30,
    heldBy: "instance-1",
  });
  expect(memory.has(reference.id)).toBe(true);
  expect(memory.find(reference.id)).toBe(bytes);
  expect(memory.find(reference.id)).toBe(bytes);
  expect(memory.find("something else")).toBeUndefined();
});

test("after a minute by the clock a photo is gone and wiped, even if its timer is late", () => {
  const { memory, clock } = setUp();
  const bytes = photoOf(30);
  const { id } = memory.hold("anna", bytes, "image/jpeg");
  clock.advance(59_999);
  expect(memory.has(id)).toBe(true);
  clock.advance(1);
  expect(memory.find(id)).toBeUndefined();
  expect(isWiped(bytes)).toBe(true);
});

test("the timer wipes a photo that nobody asks for again", () => {
  const { memory, timers, ring } = setUp();
  const bytes = photoOf(30);
  const { id } = memory.hold("anna", bytes, "image/jpeg");
  expect([...timers.values()]).toEqual([60_000]);
  ring();
  expect(isWiped(bytes)).toBe(true);
  expect(memory.has(id)).toBe(false);
});

test("a photo that was let go early is wiped and leaves no timer behind", () => {
  const { memory, timers } = setUp();
  const bytes = photoOf(30);
  const { id } = memory.hold("anna", bytes, "image/jpeg");
  memory.drop(id);
  memory.drop(id);
  expect(isWiped(bytes)).toBe(true);
  expect(timers.size).toBe(0);
});

test("the oldest photos make room when all together are too many bytes", () => {
  const { memory } = setUp({ capacityBytes: 100 });
  const first = photoOf(40);
  const references = [first, photoOf(40), photoOf(50)].map((bytes, place) =>
    memory.hold(`owner ${place}`, bytes, "image/jpeg"),
  );
  expect(references.map(({ id }) => memory.has(id))).toEqual([false, true, true]);
  expect(isWiped(first)).toBe(true);
});

test("one owner's many photos push out only that owner's", () => {
  const { memory } = setUp({ photosPerOwner: 2 });
  const other = memory.hold("ben", photoOf(5), "image/jpeg");
  const mine = [1, 2, 3].map((length) => memory.hold("anna", photoOf(length), "image/jpeg"));
  expect(mine.map(({ id }) => memory.has(id))).toEqual([false, true, true]);
  expect(memory.has(other.id)).toBe(true);
});

test("clearing wipes everything and stops every timer", () => {
  const { memory, timers } = setUp();
  const photos = [photoOf(3), photoOf(4)];
  const references = photos.map((bytes) => memory.hold("anna", bytes, "image/png"));
  memory.clear();
  expect(photos.every(isWiped)).toBe(true);
  expect(references.some(({ id }) => memory.has(id))).toBe(false);
  expect(timers.size).toBe(0);
});

test("with the machine's own timer a photo goes by itself", async () => {
  const clock = movableClock(new Date("2030-05-01T08:00:00Z"));
  const memory = createPhotoMemory(clock.now, "instance-1", { lifetimeMs: 5 });
  const bytes = photoOf(30);
  memory.hold("anna", bytes, "image/jpeg");
  await expect.poll(() => isWiped(bytes)).toBe(true);
});
