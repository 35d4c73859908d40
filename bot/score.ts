import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { errorCode } from "../core/errors.ts";
import { scoreAnswers } from "./scored-answers.ts";

/** Why a file can't be read, in words. */
const readFaults: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "it may not be read",
};

function fail(sentence: string): void {
  process.stderr.write(`${sentence}.\n`);
  process.exitCode = 1;
}

async function main(file: string | undefined): Promise<void> {
  if (file === undefined) {
    return fail(
      "Usage: npm run -s score -- FILE, where FILE holds quiz answers as JSON and - is standard input",
    );
  }
  let json: string;
  try {
    json = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    return fail(`Cannot read ${file}: ${readFaults[errorCode(error) ?? ""] ?? "reading failed"}`);
  }
  const result = scoreAnswers(json);
  if ("fault" in result)
    return fail(`Cannot score ${file === "-" ? "standard input" : file}: ${result.fault}`);
  process.stdout.write(`${JSON.stringify(result.scores, null, 2)}\n`);
}

await main(process.argv[2]);
