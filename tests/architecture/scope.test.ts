import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unscopedSql } from '@/scripts/walls/table.mjs';
import { CodeGraph, type CodeFunction } from '@/tests/support/code-graph';

const root = path.resolve(import.meta.dirname, '../..');

/** Table → noun, from the @@map lines of prisma/schema/<noun>.prisma. */
function tablesOfSchema(): Map<string, string> {
  const tables = new Map<string, string>();
  for (const file of globSync('prisma/schema/*.prisma', { cwd: root })) {
    const schema = readFileSync(path.join(root, file), 'utf8');
    for (const [, table] of schema.matchAll(/^\s*@@map\("([^"]+)"\)/gm)) {
      if (table) tables.set(table, path.basename(file, '.prisma'));
    }
  }
  return tables;
}

/** Nouns that say who may see their rows: their policy exports a visibleX. */
const scopedNouns = (graph: CodeGraph): Set<string> =>
  new Set(
    graph
      .functionsOf(['policy'])
      .filter((found) => /^visible[A-Z]/.test(found.name))
      .map((found) => found.noun),
  );

const readsTable = (template: string, tables: Set<string>): boolean =>
  [...template.matchAll(/\b(?:FROM|JOIN|UPDATE)\s+(?:ONLY\s+)?"?(\w+)"?/g)].some(
    ([, table]) => table && tables.has(table),
  );

/** Exported functions that lead to raw SQL on a scoped table, but not to lib/server/scope. */
function unscoped(graph: CodeGraph, tableNouns: Map<string, string>): string[] {
  const nouns = scopedNouns(graph);
  const tables = new Set([...tableNouns].flatMap(([table, noun]) => (nouns.has(noun) ? [table] : [])));
  const writesSql = (found: CodeFunction) => found.templates.some((template) => readsTable(template, tables));
  return graph
    .functionsOf(['queries', 'commands', 'jobs', 'import'])
    .filter((found) => found.exported && !/Public/.test(found.name))
    .filter((found) => graph.reachable(found).some(writesSql))
    .filter((found) => !graph.reaches(found, ({ from }) => /^lib\/server\/scope(?:-sql)?$/.test(from)))
    .map(({ noun, name }) => `${noun}.${name}`)
    .sort();
}

describe('raw SQL stays within the scope', () => {
  const graph = CodeGraph.ofProject(root);
  const found = unscoped(graph, tablesOfSchema());

  it('knows the tables of the schema', () => {
    expect(tablesOfSchema().get('user_grant') ?? tablesOfSchema().get('change')).toBeDefined();
  });

  it('raw SQL on the table of a noun with visibleX takes its scope from lib/server/scope', () => {
    expect(found.filter((name) => !(name in unscopedSql))).toEqual([]);
  });

  it('no exception outlives its reason', () => {
    expect(Object.keys(unscopedSql).filter((name) => !found.includes(name))).toEqual([]);
  });

  it('bites on a planted query, and sees scope through helpers and the policy', () => {
    const planted = new CodeGraph({
      'lib/server/scope.ts': 'export function scopeSql() {}',
      'lib/merchants/policy.ts': 'export function visibleMerchants(actor: Actor) {}',
      'lib/merchants/queries.ts':
        "import { scopeSql } from '@/lib/server/scope';\n" +
        'const where = (actor) => scopeSql(actor);\n' +
        'function rowsOf(sql) { return db.$queryRaw`SELECT id FROM merchant m WHERE ${sql}`; }\n' +
        'export function listMerchants(actor: Actor) { return rowsOf(where(actor)); }\n' +
        'export function leakMerchants(actor: Actor) { return rowsOf(1); }\n' +
        'export function listPublicMerchants() { return rowsOf(1); }\n' +
        'export function countPlaces(actor: Actor) { return db.$queryRaw`SELECT count(*) FROM place`; }',
    });
    const tables = new Map([
      ['merchant', 'merchants'],
      ['place', 'places'],
    ]);
    expect(unscoped(planted, tables)).toEqual(['merchants.leakMerchants']);
  });
});
