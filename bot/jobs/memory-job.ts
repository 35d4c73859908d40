import { z } from "zod";
import type { PersonMemory } from "../../agent/memory/memory.ts";
import type { Logger } from "../../core/log.ts";
import type { Database } from "../../models/database.ts";
import type { JobKind } from "../../models/jobs/jobs.ts";
import { findPerson } from "../../models/people/find-person.ts";

/** What remembering carries: whose, and the turn in which something was said; no words. */
export const memoryJob = z.object({ personId: z.uuid(), turnId: z.string().exactOptional() });
export type MemoryJob = z.output<typeof memoryJob>;

/** Remembering what was said, in the background; what no model could be reached for is found by its words meanwhile. */
export function createMemoryJob(deps: {
  readonly database: Database;
  readonly memory: PersonMemory;
  readonly log: Logger;
}): JobKind<MemoryJob> {
  return {
    name: "memory",
    data: memoryJob,
    concurrency: 1,
    timeoutMs: 60_000,
    run: async ({ data, signal }) => {
      const person = await findPerson(deps.database, data.personId);
      // Deleted meanwhile.
      if (person === undefined) return;
      const told = { ...data, locale: person.locale };
      await deps.memory.digest(told, { signal, log: deps.log });
    },
    giveUp: async () => {},
  };
}
