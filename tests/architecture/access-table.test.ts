import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { actorlessDoors } from '@/scripts/walls/table.mjs';
import { accessTable } from '@/tests/integration/access-table';
import { CodeGraph, type CodeFunction } from '@/tests/support/code-graph';

const root = path.resolve(import.meta.dirname, '../..');
const takesActor = ({ firstParameter: first }: CodeFunction) =>
  /^_?actor$/.test(first.name) || /Actor\b/.test(first.type);
const takesTransaction = ({ firstParameter: first }: CodeFunction) =>
  first.name === 'tx' || /\bTx\b/.test(first.type);
const isFunction = (found: CodeFunction) => !/^[A-Z_]/.test(found.name) && found.isFunction;

/** Opens a connection of its own: mentions the client, the pool, a transaction or the bulk module. */
const touchesDatabase = (graph: CodeGraph, found: CodeFunction) =>
  graph.reaches(
    found,
    ({ name, from }) =>
      /^lib\/server\/(?:db|bulk)$/.test(from) && /^(?:db|pool|inTransaction|bulk\w*)$/.test(name),
  );

const doors = (graph: CodeGraph) =>
  graph.functionsOf(['queries', 'commands']).filter((found) => found.exported && isFunction(found));
const names = (found: (CodeFunction & { noun: string })[]) =>
  found.map(({ noun, name }) => `${noun}.${name}`).sort();

describe('the access table is complete', () => {
  const graph = CodeGraph.ofProject(root);
  const project = doors(graph);

  it('finds queries and commands at all', () => {
    expect(project.length).toBeGreaterThan(0);
  });

  it('every query and command that takes an actor has an entry', () => {
    expect(names(project.filter(takesActor)).filter((name) => !(name in accessTable))).toEqual([]);
  });

  it('no entry outlives its function', () => {
    // a door inside its caller's transaction may be listed too
    const known = new Set(names(project.filter((door) => takesActor(door) || takesTransaction(door))));
    expect(Object.keys(accessTable).filter((name) => !known.has(name))).toEqual([]);
  });

  it('a query or command takes an actor, or works inside a transaction of one that did, or is public by name', () => {
    const open = project.filter(
      (door) =>
        touchesDatabase(graph, door) &&
        !takesActor(door) &&
        !takesTransaction(door) &&
        !/Public/.test(door.name),
    );
    expect(names(open).filter((name) => !(name in actorlessDoors))).toEqual([]);
  });

  it('no exception outlives its reason', () => {
    const open = project.filter(
      (door) => touchesDatabase(graph, door) && !takesActor(door) && !takesTransaction(door),
    );
    const needed = new Set(names(open));
    expect(Object.keys(actorlessDoors).filter((name) => !needed.has(name))).toEqual([]);
  });
});

describe('the mechanism sees planted doors', () => {
  it('a door without an actor is found through its helpers; a builder of rows is none', () => {
    const graph = new CodeGraph({
      'lib/merchants/queries.ts':
        "import { db } from '@/lib/server/db';\nconst read = () => db.merchant.findMany();\n" +
        'export function allMerchants() { return read(); }\nexport function rowOf(input: Input) { return { id: input.id }; }',
    });
    const open = doors(graph).filter((door) => touchesDatabase(graph, door) && !takesActor(door));
    expect(names(open)).toEqual(['merchants.allMerchants']);
  });

  it('in files, suffixed files and folders; not in plumbing, types or constants', () => {
    const graph = new CodeGraph({
      'lib/merchants/queries.ts':
        'export async function listMerchants(actor: Actor) {}\nexport type Row = { id: string };\nexport const merchantSelect = { id: true };',
      'lib/merchants/queries-board.ts': 'export const boardOf = cache(async (who: PersonActor) => 1);',
      'lib/merchants/commands/merge-merchants.ts':
        'export async function mergeMerchants(actor: Actor) {}\nfunction inner(actor: Actor) {}',
      'lib/merchants/rules.ts': 'export function tierOf(actor: Actor) {}',
      'lib/server/queries.ts': 'export function plumbing(actor: Actor) {}',
    });
    expect(names(doors(graph).filter(takesActor))).toEqual([
      'merchants.boardOf',
      'merchants.listMerchants',
      'merchants.mergeMerchants',
    ]);
  });
});
