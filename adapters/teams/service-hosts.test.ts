import { describe, expect, test } from "vitest";
import { defaultServiceHosts, serviceAllowance } from "./service-hosts.ts";

describe("the hosts Leo sends to", () => {
  const allows = serviceAllowance(defaultServiceHosts, false);

  test.each([
    "https://smba.trafficmanager.net/emea/tenant/",
    "https://smba.infra.gcc.teams.microsoft.com/",
    "https://webchat.botframework.com:443/",
  ])("%s is one of them", (address) => expect(allows(address)).toBe(true));

  test.each([
    "http://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evil.example/?smba.trafficmanager.net",
    "https://evil.example#smba.trafficmanager.net",
    "https://smba.trafficmanager.net@evil.example/",
    "https://user:word@smba.trafficmanager.net/",
    "https://evilbotframework.com/",
    "https://botframework.com.evil.example/",
    "https://x.trafficmanager.net/",
    "http://127.0.0.1:3978/",
    "https://localhost/",
    "file:///etc/passwd",
    "nonsense",
    "",
  ])("%j is none", (address) => expect(allows(address)).toBe(false));

  test("of this machine count if they are named, by any port or by one", () => {
    expect(serviceAllowance(["127.0.0.1"], false)("http://127.0.0.1:4000/")).toBe(true);
    expect(serviceAllowance(["127.0.0.1:4000"], false)("http://127.0.0.1:4000/")).toBe(true);
    expect(serviceAllowance(["127.0.0.1:4000"], false)("http://127.0.0.1:4001/")).toBe(false);
    expect(serviceAllowance(["*"], false)("https://evil.example/")).toBe(false);
  });

  test("are all of this machine's where nothing is signed, and still none abroad", () => {
    const local = serviceAllowance(defaultServiceHosts, true);
    for (const address of ["http://localhost:56150", "http://127.0.0.1:1/x", "http://[::1]:9/"])
      expect(local(address)).toBe(true);
    expect(local("https://evil.example/")).toBe(false);
  });
});
