import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A top-level function (or function-valued constant) of a file in lib/. */
export type CodeFunction = {
  name: string;
  file: string;
  exported: boolean;
  /** False for a constant that holds data, not a function. */
  isFunction: boolean;
  /** Name and type text of the first parameter, '' when there is none. */
  firstParameter: { name: string; type: string };
  /** Identifiers that its body mentions, resolved by `reachable`. */
  mentions: Set<string>;
  /** Texts of its tagged and plain template literals. */
  templates: string[];
};

export type CodeFile = {
  file: string;
  functions: Map<string, CodeFunction>;
  /** Local name → where it comes from. */
  imports: Map<string, { from: string; name: string }>;
};

const bodyOf = (node: ts.Expression | undefined): ts.Expression | undefined => {
  if (!node) return undefined;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return node;
  if (ts.isCallExpression(node)) return node.arguments.map(bodyOf).find((found) => found !== undefined);
  return undefined;
};

function describeFunction(file: string, name: string, node: ts.Node, exported: boolean): CodeFunction {
  const mentions = new Set<string>();
  const templates: string[] = [];
  const walk = (child: ts.Node): void => {
    if (ts.isIdentifier(child)) mentions.add(child.text);
    if (ts.isTemplateExpression(child) || ts.isNoSubstitutionTemplateLiteral(child))
      templates.push(child.getText());
    ts.forEachChild(child, walk);
  };
  ts.forEachChild(node, walk);
  const parameter = ts.isFunctionLike(node) ? node.parameters[0] : undefined;
  const firstParameter = { name: parameter?.name.getText() ?? '', type: parameter?.type?.getText() ?? '' };
  return { name, file, exported, isFunction: ts.isFunctionLike(node), firstParameter, mentions, templates };
}

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some((word) => word.kind === ts.SyntaxKind.ExportKeyword);

/** Reads the functions and imports of one file; syntax only, no types. */
export function readCode(file: string, code: string): CodeFile {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const functions = new Map<string, CodeFunction>();
  const imports: CodeFile['imports'] = new Map();
  const add = (name: string, node: ts.Node, exported: boolean) =>
    functions.set(name, describeFunction(file, name, node, exported));
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      add(statement.name.text, statement, isExported(statement));
    }
    if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) {
        if (!ts.isIdentifier(declaration.name) || !declaration.initializer) continue;
        add(declaration.name.text, bodyOf(declaration.initializer) ?? declaration, isExported(statement));
      }
    }
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (!ts.isImportDeclaration(statement) || !bindings || !ts.isNamedImports(bindings)) continue;
    if (!ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const from = resolveImport(file, statement.moduleSpecifier.text);
    for (const element of bindings.elements) {
      imports.set(element.name.text, { from, name: (element.propertyName ?? element.name).text });
    }
  }
  return { file, functions, imports };
}

/** `@/lib/x` and `./x` become `lib/x` (no extension); packages stay as they are. */
function resolveImport(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return specifier;
}

/** The code of lib/ as a graph of functions. */
export class CodeGraph {
  private readonly files = new Map<string, CodeFile>();

  constructor(sources: Record<string, string>) {
    for (const [file, code] of Object.entries(sources))
      this.files.set(file.replace(/\.tsx?$/, ''), readCode(file, code));
  }

  /** Reads lib/ of the project. */
  static ofProject(root: string): CodeGraph {
    const sources: Record<string, string> = {};
    for (const file of globSync('lib/**/*.ts', { cwd: root })) {
      const full = path.join(root, file);
      if (existsSync(full)) sources[file.split(path.sep).join('/')] = readFileSync(full, 'utf8');
    }
    return new CodeGraph(sources);
  }

  /** Functions of lib/<noun>/<kind>.ts, <kind>-x.ts and <kind>/x.ts, with the noun they belong to. */
  functionsOf(kinds: readonly string[]): (CodeFunction & { noun: string })[] {
    const file = new RegExp(`^lib/([^/]+)/(?:${kinds.join('|')})(?:-[^/]+)?(?:\\.ts$|/)`);
    return [...this.files.values()].flatMap((entry) => {
      const noun = file.exec(entry.file)?.[1];
      if (noun === undefined || ['server', 'shared', 'i18n'].includes(noun)) return [];
      return [...entry.functions.values()].map((found) => ({ ...found, noun }));
    });
  }

  /** The function and every function of lib/ that its calls lead to. */
  reachable(start: CodeFunction, seen = new Map<string, CodeFunction>()): CodeFunction[] {
    const id = `${start.file}#${start.name}`;
    const home = this.files.get(start.file.replace(/\.tsx?$/, ''));
    if (seen.has(id) || !home) return [...seen.values()];
    seen.set(id, start);
    for (const mention of start.mentions) {
      const imported = home.imports.get(mention);
      const next = imported
        ? this.files.get(imported.from)?.functions.get(imported.name)
        : home.functions.get(mention);
      if (next) this.reachable(next, seen);
    }
    return [...seen.values()];
  }

  /** True when the function, or one that its calls lead to, mentions an import that satisfies the test. */
  reaches(start: CodeFunction, test: (mention: { name: string; from: string }) => boolean): boolean {
    return this.reachable(start).some((found) => {
      const home = this.files.get(found.file.replace(/\.tsx?$/, ''));
      return [...found.mentions].some((mention) => {
        const imported = home?.imports.get(mention);
        return imported !== undefined && test(imported);
      });
    });
  }
}
