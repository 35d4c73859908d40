import type { Finding } from "../../adapters/channel.ts";
import type { Clock } from "../../core/clock.ts";

/** How far the clock may be off: signatures allow five minutes, reminders are due to the minute. */
const mostOffMs = 30_000;

/** Hears what time it is elsewhere, and compares. */
export interface ClockWitnesses {
  /** Another clock's time, heard just now. */
  heard(witness: string, time: Date): void;
  /** The same out of an HTTP answer's `Date` header. */
  heardHeader(witness: string): (dateHeader: string | undefined) => void;
  /** What all of them say together. */
  finding(): Finding;
}

/** Begins with no witness. */
export function clockWitnesses(clock: Clock): ClockWitnesses {
  const offMs = new Map<string, number>();
  const heard = (witness: string, time: Date): void => {
    offMs.set(witness, clock().getTime() - time.getTime());
  };
  return {
    heard,
    heardHeader: (witness) => (dateHeader) => {
      const time = new Date(dateHeader ?? "");
      if (!Number.isNaN(time.getTime())) heard(witness, time);
    },
    finding: () => {
      const what = "Clock";
      const all = [...offMs].sort(([a], [b]) => a.localeCompare(b));
      const wrong = all.filter(([, off]) => Math.abs(off) > mostOffMs);
      if (wrong.length > 0) {
        const words = wrong.map(
          ([witness, off]) =>
            `${Math.round(Math.abs(off) / 1000)} s ${off > 0 ? "ahead of" : "behind"} ${witness}`,
        );
        return {
          what,
          ok: false,
          detail: words.join(", "),
          remedy:
            "switch on time synchronisation (timedatectl set-ntp true); restart the container's host after a sleep",
        };
      }
      const witnesses = all.map(([witness]) => witness);
      return {
        what,
        ok: true,
        detail: witnesses.length === 0 ? "nothing to compare it with" : `agrees with ${witnesses.join(", ")}`,
      };
    },
  };
}
