import { type Problem, problem, type SessionInfo, sessionInfo } from "../../../bot/http/contract.ts";

/** An answer of the server that says no. */
export class ServerRefusal extends Error {
  readonly code: Problem["code"];

  constructor(code: Problem["code"]) {
    super(`the server refused: ${code}`);
    this.name = "ServerRefusal";
    this.code = code;
  }
}

/** The JSON of an answer. @throws ServerRefusal where the server said no, TypeError without a connection */
export async function readAnswer(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const refusal = problem.safeParse(body);
  throw new ServerRefusal(refusal.success ? refusal.data.code : "unavailable");
}

/** Who this browser talks for; gives it its cookie the first time. */
export async function fetchSession(): Promise<SessionInfo> {
  return sessionInfo.parse(await readAnswer(await fetch("/api/session")));
}
