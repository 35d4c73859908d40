import { type ChannelName, channels } from "../../adapters/channels.ts";
import type { EmulationVariant } from "./channel-emulation.ts";
import { emulations } from "./emulations.ts";
import { describePromise, type Exemptions } from "./promise-contract.ts";

/** What can't happen on a channel; one without an entry doesn't compile. */
const exemptions: Readonly<Record<ChannelName, Exemptions>> = {
  telegram: {},
  slack: {},
  discord: {},
  teams: {},
  web: { waits: "the page takes what it is sent, and one that doesn't read is cut" },
  terminal: {
    repeats: "a Unix socket delivers each line once",
    crowd: "whoever is at this machine is one person",
    waits: "a terminal takes what it is sent",
  },
};

for (const name of Object.keys(channels) as ChannelName[]) {
  const variants: readonly EmulationVariant[] = emulations[name];
  for (const variant of variants) {
    // What the platform can do decides which tests there are, so it is asked before they run.
    const offers = await variant.start();
    await offers.close();
    describePromise(name, variant, offers, exemptions[name]);
  }
}
