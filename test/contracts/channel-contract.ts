import { afterEach, beforeEach, describe } from "vitest";
import type { ChannelName } from "../../adapters/channels.ts";
import type { ChannelEmulation, EmulationVariant } from "./channel-emulation.ts";
import { setUpChannel } from "./contract-adapter.ts";
import type { ContractContext } from "./contract-context.ts";
import { testIntake } from "./intake-contract.ts";
import { testSending } from "./sending-contract.ts";

/** Everything every channel owes, tried on one channel connected in one way. */
export function describeChannel(
  name: ChannelName,
  variant: EmulationVariant,
  offers: ChannelEmulation,
): void {
  describe(`${name} by ${variant.name}`, () => {
    const at = { name, offers } as ContractContext;
    beforeEach(async () => {
      at.channel = await setUpChannel(name, variant);
      await at.channel.start();
      Object.assign(at, await at.channel.meet());
    });
    afterEach(() => at.channel.close());

    testIntake(at);
    testSending(at);
  });
}
