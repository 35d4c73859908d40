import { expect, test } from "vitest";
import { type ChannelName, channels } from "../../adapters/channels.ts";
import { describeChannel } from "./channel-contract.ts";
import type { EmulationVariant } from "./channel-emulation.ts";
import { emulations } from "./emulations.ts";

const names = Object.keys(channels) as ChannelName[];

test("every registered channel is tested, under its own name", () => {
  expect(Object.keys(emulations).sort()).toEqual([...names].sort());
  for (const name of names) expect(channels[name].name).toBe(name);
});

for (const name of names) {
  const variants: readonly EmulationVariant[] = emulations[name];
  for (const variant of variants) {
    // What the platform can do decides which tests there are, so it is asked before they run.
    const offers = await variant.start();
    await offers.close();
    describeChannel(name, variant, offers);
  }
}
