import type { Finding } from "../../adapters/channel.ts";

/** Findings for a person: one line each, what to do about a fault under it, and a last line that sums up. */
export function diagnosisText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  const lines = findings.flatMap(({ what, ok, detail, remedy }) => [
    `${ok ? "ok   " : "FAULT"}  ${what.padEnd(width)}  ${detail}`,
    ...(remedy === undefined ? [] : [`${" ".repeat(7 + width)}  -> ${remedy}`]),
  ]);
  const faults = findings.filter(({ ok }) => !ok).length;
  const sum = faults === 0 ? "All is well." : `${faults} ${faults === 1 ? "fault" : "faults"}.`;
  return `${[...lines, "", sum].join("\n")}\n`;
}

/** Findings for a program: `{"ok", "findings": [{"what", "ok", "detail", "remedy"?}]}`. */
export function diagnosisJson(findings: readonly Finding[]): string {
  return `${JSON.stringify({ ok: findings.every(({ ok }) => ok), findings }, null, 2)}\n`;
}
