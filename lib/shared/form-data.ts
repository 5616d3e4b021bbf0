type Leaf = string | File;
type Tree = { [key: string]: Leaf | Tree | (Leaf | Tree)[] };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * A form's entries as a plain object: `phones.0.number` nests, a repeated name becomes a list,
 * an empty text is left out (so that optional fields are undefined), Next's own `$ACTION…` entries are dropped.
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const root: Tree = {};
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$')) continue;
    if (value === '' || (value instanceof File && value.size === 0 && value.name === '')) continue;
    put(root, name.split('.'), value);
  }
  // cast: the root is an object; only what stands in it becomes a list
  return arraysFromIndexes(root) as Record<string, unknown>;
}

function put(root: Tree, path: string[], value: Leaf): void {
  let node = root;
  for (const key of path.slice(0, -1)) {
    if (FORBIDDEN.has(key)) return;
    const next = node[key];
    if (typeof next === 'object' && !Array.isArray(next) && !(next instanceof File)) node = next;
    // cast: an empty branch, filled by the next step of the path
    else node = node[key] = {} as Tree;
  }
  const last = path.at(-1);
  if (!last || FORBIDDEN.has(last)) return;
  const held = node[last];
  if (held === undefined) node[last] = value;
  else node[last] = Array.isArray(held) ? [...held, value] : [held, value];
}

function arraysFromIndexes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(arraysFromIndexes);
  if (typeof node !== 'object' || node === null || node instanceof File) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, arraysFromIndexes(value)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, value]) => value);
  }
  return Object.fromEntries(entries);
}

/** What was typed, for showing the form again. Passwords and files never come back. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && !name.startsWith('$') && !/password/i.test(name)) {
      values[name] = name in values ? `${values[name]}\n${value}` : value;
    }
  }
  return values;
}

/**
 * A stored record as a form names and sends its fields, for the two sides of a conflict: a tick is “on”, several values
 * are joined by a line break, a day is YYYY-MM-DD, and what is empty is the empty text.
 */
export function standingValues(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, formText(value)]));
}

function formText(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value === true) return 'on';
  if (Array.isArray(value)) return value.join('\n');
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
