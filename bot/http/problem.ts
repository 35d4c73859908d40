import { STATUS_CODES } from "node:http";
import type { Response } from "express";
import type { Problem, ProblemCode } from "./contract.ts";

const statuses: Readonly<Record<ProblemCode, number>> = {
  "bad-request": 400,
  "signed-out": 401,
  "forbidden-origin": 403,
  "not-found": 404,
  "no-report": 404,
  "method-not-allowed": 405,
  "too-large": 413,
  "unsupported-type": 415,
  "too-many-requests": 429,
  internal: 500,
  unavailable: 503,
};

/** Answers with an RFC 9457 problem; its title is the status' own words, and its code is what a page translates. */
export function sendProblem(response: Response, code: ProblemCode): void {
  const status = statuses[code];
  const problem: Problem = {
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    code,
    correlationId: correlationId(response),
  };
  response.status(status).type("application/problem+json").send(JSON.stringify(problem));
}

/** The id that names a request in the log and in its answer. */
export function correlationId(response: Response): string {
  return String(response.getHeader("X-Correlation-Id") ?? "");
}
