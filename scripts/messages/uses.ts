import ts from 'typescript';

/** How a file uses message keys. Keys are full: namespace.path. `patterns` end in `*`. */
export type MessageUses = {
  keys: { key: string; line: number }[];
  patterns: string[];
  undeclared: { line: number; text: string }[];
  /** String literals that look like a full key; they count as a use when such a key exists. */
  literals: string[];
};

const TRANSLATOR_MAKERS = new Set(['useTranslations', 'getTranslations', 'createTranslator']);
/** Client components read from a flat dictionary by full key: components/ui/texts.tsx. */
const FULL_KEY_MAKERS = new Set(['useText']);
const TRANSLATOR_METHODS = new Set(['rich', 'markup', 'raw', 'has']);
const FULL_KEY = /^[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9_-]+)+$/;

type Scope = Map<string, string | null>;

/** Literal keys of an expression; a template with a fixed head gives `head*`; null when nothing is fixed. */
function keysOf(node: ts.Expression): string[] | null {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return keysOf(node.expression);
  }
  if (ts.isConditionalExpression(node)) {
    const branches = [keysOf(node.whenTrue), keysOf(node.whenFalse)];
    return branches.every((branch) => branch !== null) ? branches.flat() : null;
  }
  if (ts.isTemplateExpression(node) && node.head.text.includes('.')) return [`${node.head.text}*`];
  return null;
}

function unwrapped(node: ts.Expression | undefined): ts.Expression | undefined {
  if (node && (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)))
    return unwrapped(node.expression);
  return node;
}

/** The namespace a translator is made for; '' without one, null when it is no literal, undefined when none is made. */
function namespaceMade(initialiser: ts.Expression | undefined): string | null | undefined {
  const call = unwrapped(initialiser);
  if (!call || !ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  if (FULL_KEY_MAKERS.has(call.expression.text)) return '';
  if (!TRANSLATOR_MAKERS.has(call.expression.text)) return undefined;
  const [argument] = call.arguments;
  if (!argument) return '';
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isObjectLiteralExpression(argument)) return null;
  const property = argument.properties.find((candidate) => candidate.name?.getText() === 'namespace');
  if (!property) return '';
  return ts.isPropertyAssignment(property) && ts.isStringLiteralLike(property.initializer)
    ? property.initializer.text
    : null;
}

/** `const t = …`, and `const [t, rows] = await Promise.all([getTranslations('x'), …])`. */
function bind(declaration: ts.VariableDeclaration, scope: Scope): void {
  const { name, initializer } = declaration;
  if (ts.isIdentifier(name)) {
    const namespace = namespaceMade(initializer);
    if (namespace !== undefined) scope.set(name.text, namespace);
    return;
  }
  const call = unwrapped(initializer);
  if (!ts.isArrayBindingPattern(name) || !call || !ts.isCallExpression(call)) return;
  const [list] = call.arguments;
  if (!list || !ts.isArrayLiteralExpression(list)) return;
  name.elements.forEach((element, index) => {
    if (!ts.isBindingElement(element) || !ts.isIdentifier(element.name)) return;
    const namespace = namespaceMade(list.elements[index]);
    if (namespace !== undefined) scope.set(element.name.text, namespace);
  });
}

/** The translator's name in `t(…)`, `t.rich(…)`; undefined for any other call. */
function translatorName(call: ts.CallExpression): string | undefined {
  const { expression } = call;
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) && ts.isIdentifier(expression.expression)) {
    return TRANSLATOR_METHODS.has(expression.name.text) ? expression.expression.text : undefined;
  }
  return undefined;
}

/** `// messages: errors.*, merchants.states.*` declares the keys that a file builds at run time. */
function declaredPatterns(code: string): string[] {
  return [...code.matchAll(/\/[/*]\s*messages:\s*([^\n*]+(?:\*[^\n/*]*)*)/g)].flatMap((match) =>
    (match[1] ?? '').split(/[,\s]+/).filter((word) => /^[a-z][\w.-]*(?:\.\*)?$/i.test(word)),
  );
}

/** `<RecordHistory words="chains.desk">` names verbs and fields out of that namespace. */
function historyPatterns(code: string): string[] {
  return [...code.matchAll(/\swords="([\w.]+)"/g)].flatMap(([, namespace]) => [
    `${namespace}.verb.*`,
    `${namespace}.field.*`,
  ]);
}

/**
 * Finds every message key that a file uses, knowing which namespace each `t` stands for in its scope.
 * A translator received as a parameter has no known namespace: the file declares its keys by a
 * `// messages:` comment, and so does a file whose keys have no fixed beginning.
 */
export function findUses(fileName: string, code: string): MessageUses {
  const source = ts.createSourceFile(fileName, code, ts.ScriptTarget.Latest, true);
  const declared = declaredPatterns(code);
  const uses: MessageUses = {
    keys: [],
    patterns: [...declared, ...historyPatterns(code)],
    undeclared: [],
    literals: [],
  };
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

  function record(call: ts.CallExpression, namespace: string | null): void {
    const [argument] = call.arguments;
    const keys = argument && namespace !== null ? keysOf(argument) : null;
    if (!keys) {
      if (declared.length === 0)
        uses.undeclared.push({ line: lineOf(call), text: call.getText().slice(0, 60) });
      return;
    }
    for (const key of keys) {
      const full = namespace ? `${namespace}.${key}` : key;
      if (full.endsWith('*')) uses.patterns.push(full);
      else uses.keys.push({ key: full, line: lineOf(call) });
    }
  }

  function visit(node: ts.Node, outer: readonly Scope[]): void {
    const opens = ts.isFunctionLike(node) || ts.isBlock(node);
    const scopes = opens ? [...outer, new Map<string, string | null>()] : outer;
    const inner = scopes.at(-1);
    if (inner && ts.isParameter(node) && ts.isIdentifier(node.name) && node.name.text === 't')
      inner.set('t', null);
    if (inner && ts.isVariableDeclaration(node)) bind(node, inner);
    if (ts.isStringLiteralLike(node) && FULL_KEY.test(node.text)) uses.literals.push(node.text);
    if (ts.isCallExpression(node)) {
      const name = translatorName(node);
      const known = name === undefined ? undefined : scopes.findLast((scope) => scope.has(name))?.get(name);
      if (known !== undefined) record(node, known);
      else if (name === 't') record(node, null);
    }
    ts.forEachChild(node, (child) => visit(child, scopes));
  }

  visit(source, [new Map()]);
  return uses;
}
