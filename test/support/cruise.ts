import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";

/** What dependency-cruiser found in a tree. */
export interface CruiseOutcome {
  /** One line a violation: rule, who, and what was imported. */
  readonly violations: readonly string[];
  /** Paths of the tree's own modules, relative to its root. */
  readonly modules: readonly string[];
}

function isResult(output: ICruiseResult | string): output is ICruiseResult {
  return typeof output !== "string";
}

/** Holds the rules against the folders of a tree, type imports included. @param root absolute path */
export async function holdAgainst(
  root: string,
  folders: readonly string[],
  rules: readonly IForbiddenRuleType[],
): Promise<CruiseOutcome> {
  const { output } = await cruise(
    [...folders],
    {
      baseDir: root.replace(/\/$/, ""),
      validate: true,
      ruleSet: { forbidden: [...rules] },
      tsPreCompilationDeps: true,
      // A folder with a manifest of its own (bench) may use the packages of the project too.
      combinedDependencies: true,
      doNotFollow: "(^|/)node_modules/",
      exclude: "(^|/)(dist|bench/node_modules)/",
    },
    { exportsFields: ["exports"], conditionNames: ["import", "node", "default"], bustTheCache: true },
  );
  if (!isResult(output)) throw new TypeError("dependency-cruiser answered text in place of a result");
  return {
    violations: output.summary.violations
      .map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
      .sort(),
    modules: output.modules
      .map(({ source }) => source)
      .filter((path) => /^[^/]+\/(?!node_modules)/.test(path)),
  };
}
