import type { IntentReading } from "./intent-reading.ts";
import { type Route, routeOf } from "./routes.ts";

/** What is to be done about a text. */
export type Decision =
  /** It is clear what is meant. */
  | { readonly kind: "intent"; readonly intent: string }
  /** One of two is meant, and which has to be asked. */
  | { readonly kind: "either"; readonly first: string; readonly second: string }
  | { readonly kind: "unclear" };

/** How likely a tool has to be before it is called, chosen by cross-validation: more so where it changes something. */
const sureEnough = { read: 0.3, change: 0.5 };

const readingTools: readonly Route[] = [
  "get_complete_user_context",
  "identify_hidden_patterns",
  "generate_motivational_interview_questions",
  "check_safety_indicators",
];

/** How likely one of two tools has to be before it is asked about. */
const worthAsking = 0.2;

/** How likely an intent that only words answer has to be. */
const worthSaying = 0.25;

/** Cosine to the nearest example below which an English text is taken for none of Leo's tools. */
const nearEnough = 0.4;

/** Adds up what leads to the same tool, likeliest first, with the likeliest intent of each. */
export function byRoute({ ranked }: Pick<IntentReading, "ranked">): readonly {
  readonly route: Route;
  readonly probability: number;
  readonly intent: string;
}[] {
  const routes = [...new Set(ranked.map(({ intent }) => routeOf(intent)))];
  return routes
    .map((route) => {
      const own = ranked.filter(({ intent }) => routeOf(intent) === route);
      const probability = own.reduce((sum, one) => sum + one.probability, 0);
      return { route, probability, intent: own[0]?.intent ?? "" };
    })
    .sort((a, b) => b.probability - a.probability);
}

/** Decides what to do about a text: precision first, since a wrong change is worse than a question. */
export function decide(reading: IntentReading): Decision {
  const [best, next] = byRoute(reading);
  if (best === undefined || next === undefined) return { kind: "unclear" };
  const [likeliest] = reading.ranked;
  if (best.route === "none") {
    const isSaid =
      (likeliest?.probability ?? 0) >= worthSaying && routeOf(likeliest?.intent ?? "") === "none";
    const top = reading.ranked.find(({ intent }) => routeOf(intent) === "none");
    return isSaid || (top?.probability ?? 0) >= worthSaying
      ? { kind: "intent", intent: top?.intent ?? "other" }
      : { kind: "unclear" };
  }
  if (reading.nearest !== undefined && reading.nearest < nearEnough) return { kind: "unclear" };
  const needed = readingTools.includes(best.route) ? sureEnough.read : sureEnough.change;
  if (best.probability >= needed) return { kind: "intent", intent: best.intent };
  const isPair = next.route !== "none" && next.probability >= worthAsking && best.probability >= worthAsking;
  return isPair ? { kind: "either", first: best.intent, second: next.intent } : { kind: "unclear" };
}
