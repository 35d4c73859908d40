import type {
  IForbiddenRuleType,
  IReachabilityForbiddenRuleType,
  IRegularForbiddenRuleType,
} from "dependency-cruiser";

/** What a layer may import of Leo's own, as regular expressions over paths; always its own folder too. */
export type LayerTable = Readonly<Record<string, readonly string[]>>;

/** One row of the vendor table: package names as regular expressions, and the paths that may import them. */
export interface VendorRow {
  readonly packages: readonly string[];
  readonly onlyIn: readonly string[];
}

const tests = "\\.test\\.tsx?$";

function forbidden(rule: IRegularForbiddenRuleType | IReachabilityForbiddenRuleType): IForbiddenRuleType {
  return { ...rule, severity: "error" };
}

/** A rule `layer-NAME` for each layer: nothing of Leo's but what its row names; its tests may use `test/` as well. */
export function layerRules(layers: LayerTable): IForbiddenRuleType[] {
  const own = `^(${[...Object.keys(layers), "test", "bench", "eval"].join("|")})/`;
  return Object.entries(layers).flatMap(([layer, mayImport]) => [
    forbidden({
      name: `layer-${layer}`,
      from: { path: `^${layer}/`, pathNot: tests },
      to: { path: own, pathNot: [`^${layer}/`, ...mayImport] },
    }),
    forbidden({
      name: `layer-${layer}`,
      from: { path: `^${layer}/.*${tests}` },
      to: { path: own, pathNot: [`^${layer}/`, "^test/", ...mayImport] },
    }),
  ]);
}

/** A rule `vendor-PACKAGES` for each row: the packages are imported nowhere else; `test/`, `bench/` and `eval/` are free. */
export function vendorRules(vendors: readonly VendorRow[]): IForbiddenRuleType[] {
  return vendors.map(({ packages, onlyIn }) =>
    forbidden({
      name: `vendor-${packages[0]}`,
      from: { pathNot: ["^(test|bench|eval)/", "^node_modules/", ...onlyIn] },
      to: { path: `^(node_modules/)?(@types/)?(${packages.join("|")})(/|$)` },
    }),
  );
}

/** Rules that hold for the whole tree, whatever the tables say. @param entries paths that are used without an import */
export function treeRules(entries: readonly string[]): IForbiddenRuleType[] {
  const code = "^(core|adapters|models|pipeline|agent|bot|web-dashboard)/.*\\.tsx?$";
  return [
    forbidden({ name: "no-cycles", from: {}, to: { circular: true } }),
    forbidden({
      name: "nothing-unresolvable",
      from: { pathNot: "\\.d\\.ts$" },
      to: { couldNotResolve: true },
    }),
    forbidden({
      name: "no-unused-files",
      from: { path: [...entries] },
      to: { path: code, pathNot: [tests, "\\.d\\.ts$", ...entries], reachable: false },
    }),
    forbidden({
      name: "packages-are-declared",
      from: { pathNot: "^node_modules/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    }),
    forbidden({
      name: "runs-without-dev-packages",
      from: { path: "^(core|adapters|models|pipeline|agent|bot)/", pathNot: tests },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    }),
    forbidden({
      name: "channels-apart",
      from: { path: "^adapters/([^/]+)/" },
      to: { path: "^adapters/[^/]+/", pathNot: "^adapters/$1/" },
    }),
    forbidden({
      name: "tables-are-private",
      from: { pathNot: "^(models|test)/" },
      to: { path: "^models/tables/" },
    }),
    forbidden({
      name: "contract-is-zod-only",
      from: { path: "^(bot/http/contract|core/live-protocol)\\.ts$" },
      // The live messages are spoken by the web channel too, which may not look into bot; both halves reach browsers.
      to: { pathNot: ["^(node_modules/)?zod(/|$)", "^core/(live-protocol|markdown-tree)\\.ts$"] },
    }),
    forbidden({
      name: "tests-stay-out",
      from: { pathNot: ["^(test|bench|eval)/", tests, "\\.config\\.ts$"] },
      to: { path: ["^test/", tests] },
    }),
  ];
}
