/** Who Leo is in a workspace, as far as it is known by now. */
export interface SlackIdentity {
  /** Its own user, which is named when somebody addresses it. */
  readonly userId?: string;
  readonly teamId?: string;
  readonly appId?: string;
}

/** Holds what is known; later news is added. */
export interface IdentityMemory {
  present(): SlackIdentity;
  learn(news: SlackIdentity): void;
}

/** Knows nothing at first. */
export function identityMemory(): IdentityMemory {
  let identity: SlackIdentity = {};
  return {
    present: () => identity,
    learn: (news) => {
      identity = { ...identity, ...news };
    },
  };
}

/** Address that opens the direct chat with Leo; `undefined` while Leo doesn't know itself. */
export function directChatLink({ appId, teamId }: SlackIdentity): string | undefined {
  if (appId === undefined || teamId === undefined) return undefined;
  return `https://slack.com/app_redirect?app=${encodeURIComponent(appId)}&team=${encodeURIComponent(teamId)}`;
}
