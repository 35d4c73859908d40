/** Hosts of the connector service in Microsoft's public cloud. */
export const defaultServiceHosts = [
  "smba.trafficmanager.net",
  "*.teams.microsoft.com",
  "*.botframework.com",
] as const;

/** Whether a host name, with or without a port, can only mean this machine. */
export function isLoopbackName(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)(?::\d+)?$/i.test(host);
}

function matches(pattern: string, url: URL): boolean {
  const { host, hostname } = url;
  // A pattern with a port means that port; one without means any.
  const name = /:\d+$/.test(pattern) ? host : hostname;
  return pattern.startsWith("*.") ? name.endsWith(pattern.slice(1)) : name === pattern;
}

/** Decides which addresses Leo may send messages, and its token, to. */
export type AllowsService = (address: string) => boolean;

/**
 * Allows https addresses on the given hosts, and http ones where the host is this machine.
 * @param anyLoopback allows every port of this machine besides, as without credentials
 */
export function serviceAllowance(hosts: readonly string[], anyLoopback: boolean): AllowsService {
  return (address) => {
    if (!URL.canParse(address)) return false;
    const url = new URL(address);
    const isLoopback = isLoopbackName(url.hostname);
    if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) return false;
    if (url.username !== "" || url.password !== "") return false;
    return (anyLoopback && isLoopback) || hosts.some((pattern) => matches(pattern, url));
  };
}
