import ts from "typescript";

/** Parses TypeScript, without types. @param path tells `.tsx` from `.ts` */
export function parse(path: string, code: string): ts.SourceFile {
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

function isDocumented(statement: ts.Statement): boolean {
  return ts.getJSDocCommentsAndTags(statement).length > 0;
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const name = ts.getNameOfDeclaration(statement as ts.DeclarationStatement);
  return name === undefined ? [] : [name.getText()];
}

/** Names that a type is made of by `typeof x` or `keyof X`. */
function derivedFrom(statement: ts.Statement): string[] {
  if (!ts.isTypeAliasDeclaration(statement)) return [];
  return [...statement.type.getText().matchAll(/\b(?:typeof|keyof)\s+(\w+)/g)].map((match) => match[1] ?? "");
}

/**
 * Names a file exports without a docstring. Left out are what another file documents (`export … from`), further
 * signatures of a documented function, and a type made of a documented neighbour (`z.output<typeof x>`).
 */
export function undocumentedExports(file: ts.SourceFile): string[] {
  const declared = file.statements.filter((statement) => namesOf(statement).length > 0);
  const documented = new Set(declared.filter(isDocumented).flatMap(namesOf));
  return declared
    .filter((statement) => isExported(statement) && !isDocumented(statement))
    .filter((statement) => !derivedFrom(statement).some((name) => documented.has(name)))
    .flatMap(namesOf)
    .filter((name) => !documented.has(name));
}

/** Whether a file reads the environment: `process.env`, or `env` out of `node:process`. */
export function readsEnvironment(file: ts.SourceFile): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    const isAccess = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    if (isAccess && /^(globalThis\.)?process(\??\.env|\[["']env["']\])$/.test(node.getText())) found = true;
    const isImport = ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier);
    if (isImport && /^(node:)?process$/.test((node.moduleSpecifier as ts.StringLiteral).text)) {
      if (/\benv\b/.test(node.importClause?.getText() ?? "")) found = true;
    }
    const takesApart = ts.isVariableDeclaration(node) && node.initializer?.getText() === "process";
    if (takesApart && /\benv\b/.test(node.name.getText())) found = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Lines of a text; a line break at the end begins no further one. */
export function lineCount(text: string): number {
  return text.replace(/\r?\n$/, "").split("\n").length;
}
