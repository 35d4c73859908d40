import type { Clock } from "./clock.ts";
import { newSecret } from "./ids.ts";
import type { AttachmentRef } from "./message.ts";

/** Calls back once after a delay, unless the function it answers is called before. */
export type StartTimer = (callback: () => void, delayMs: number) => () => void;

/** Limits of {@link createPhotoMemory}. */
export interface PhotoMemoryOptions {
  /** How long a photo is kept; a minute unless told. */
  readonly lifetimeMs?: number;
  /** Most bytes of all photos together. */
  readonly capacityBytes?: number;
  /** Most photos of one owner. */
  readonly photosPerOwner?: number;
  readonly startTimer?: StartTimer;
}

/**
 * Photos between upload and analysis: in this process's memory only, for a minute at most, and overwritten with zeros
 * when they go, whoever still looks at them.
 */
export interface PhotoMemory {
  /**
   * Keeps a photo under a random id and owns its bytes from now on. The oldest photos make room where the owner, or
   * everyone together, has too many.
   * @param ownerId whose photos are counted together
   */
  hold(ownerId: string, bytes: Uint8Array, mediaType: string): AttachmentRef;
  has(id: string): boolean;
  /** The photo's own bytes, not a copy, or `undefined` once it is gone; stays kept, so that a failed try can be repeated. */
  find(id: string): Uint8Array | undefined;
  /** Lets go of a photo before its time; nothing happens where it is gone already. */
  drop(id: string): void;
  /** Lets go of every photo. */
  clear(): void;
}

interface HeldPhoto {
  readonly ownerId: string;
  readonly bytes: Uint8Array;
  readonly expiresAt: number;
  readonly stopTimer: () => void;
}

/** A real timer that doesn't keep the process alive. */
const unrefTimer: StartTimer = (callback, delayMs) => {
  const timer = setTimeout(callback, delayMs).unref();
  return () => clearTimeout(timer);
};

/** Makes an empty memory. @param instanceId goes into every reference, since no other process has the bytes */
export function createPhotoMemory(
  clock: Clock,
  instanceId: string,
  options: PhotoMemoryOptions = {},
): PhotoMemory {
  const {
    lifetimeMs = 60_000,
    capacityBytes = 256 * 1024 * 1024,
    photosPerOwner = 5,
    startTimer = unrefTimer,
  } = options;
  // A Map keeps its order of insertion, so the first entry is the oldest.
  const held = new Map<string, HeldPhoto>();

  const drop = (id: string): void => {
    const photo = held.get(id);
    if (photo === undefined) return;
    held.delete(id);
    photo.stopTimer();
    photo.bytes.fill(0);
  };

  /** Drops what should be gone even where a timer is late. */
  const find = (id: string): Uint8Array | undefined => {
    const photo = held.get(id);
    if (photo !== undefined && clock().getTime() >= photo.expiresAt) drop(id);
    return held.get(id)?.bytes;
  };

  const dropOldestWhile = (tooMany: (photos: readonly HeldPhoto[]) => boolean, ownerId?: string): void => {
    const mine = [...held].filter(([, photo]) => ownerId === undefined || photo.ownerId === ownerId);
    while (mine.length > 0 && tooMany(mine.map(([, photo]) => photo))) {
      const [oldest] = mine.splice(0, 1);
      if (oldest !== undefined) drop(oldest[0]);
    }
  };

  return {
    hold: (ownerId, bytes, mediaType) => {
      dropOldestWhile((photos) => photos.length >= photosPerOwner, ownerId);
      dropOldestWhile(
        (photos) => photos.reduce((sum, photo) => sum + photo.bytes.length, bytes.length) > capacityBytes,
      );
      const id = newSecret();
      const stopTimer = startTimer(() => drop(id), lifetimeMs);
      held.set(id, { ownerId, bytes, expiresAt: clock().getTime() + lifetimeMs, stopTimer });
      return { id, mediaType, sizeBytes: bytes.length, heldBy: instanceId };
    },
    has: (id) => find(id) !== undefined,
    find,
    drop,
    clear: () => {
      for (const id of [...held.keys()]) drop(id);
    },
  };
}
