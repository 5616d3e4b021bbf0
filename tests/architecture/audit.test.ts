import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { unauditedCommands } from '@/scripts/walls/table.mjs';
import { CodeGraph, type CodeFunction } from '@/tests/support/code-graph';

const root = path.resolve(import.meta.dirname, '../..');

/** A command takes an actor; without one it is a command all the same when it opens its own transaction. */
const isCommand = (graph: CodeGraph, found: CodeFunction): boolean => {
  const { name, type } = found.firstParameter;
  if (/^_?actor$/.test(name) || /Actor\b/.test(type)) return true;
  const opens = (mention: { name: string; from: string }) =>
    mention.from === 'lib/server/db' && /^(?:db|pool|inTransaction)$/.test(mention.name);
  return name !== 'tx' && !/\bTx\b/.test(type) && graph.reaches(found, opens);
};

/** Exported commands from which no path of calls leads to recordChange of lib/audit. */
function withoutAudit(graph: CodeGraph): string[] {
  return graph
    .functionsOf(['commands'])
    .filter((found) => found.noun !== 'audit' && found.exported && found.isFunction)
    .filter((found) => isCommand(graph, found))
    .filter(
      (found) =>
        !graph.reaches(
          found,
          ({ name, from }) => from.startsWith('lib/audit/') && /^recordChanges?/.test(name),
        ),
    )
    .map(({ noun, name }) => `${noun}.${name}`)
    .sort();
}

describe('every command leaves an audit row', () => {
  const graph = CodeGraph.ofProject(root);

  it('finds commands at all', () => {
    expect(graph.functionsOf(['commands']).length).toBeGreaterThan(0);
  });

  it('each exported command reaches recordChange, directly or through what it calls', () => {
    expect(withoutAudit(graph).filter((name) => !(name in unauditedCommands))).toEqual([]);
  });

  it('no exception outlives its reason', () => {
    const silent = new Set(withoutAudit(graph));
    expect(Object.keys(unauditedCommands).filter((name) => !silent.has(name))).toEqual([]);
  });

  it('bites on a planted command', () => {
    const planted = new CodeGraph({
      'lib/merchants/commands.ts':
        "import { recordChange } from '@/lib/audit/commands';\nimport { writeSet } from './commands-set';\n" +
        'export async function archiveMerchant(actor: Actor) { await recordChange(tx); }\n' +
        'export async function createMerchants(actor: Actor) { await writeSet(tx); }\n' +
        "import { db } from '@/lib/server/db';\n" +
        'export async function renameMerchant(actor: Actor) { await db.merchant.update({}); }\n' +
        'export async function purgeMerchants() { await db.merchant.deleteMany(); }\n' +
        'export const rowOf = (input: Input) => ({ id: input.id });',
      'lib/merchants/commands-set.ts':
        "import { recordChanges } from '@/lib/audit/commands';\nexport async function writeSet(tx: Tx) { await recordChanges(tx); }",
    });
    expect(withoutAudit(planted)).toEqual(['merchants.purgeMerchants', 'merchants.renameMerchant']);
  });

  it('a function of the same name from elsewhere does not count', () => {
    const planted = new CodeGraph({
      'lib/merchants/commands.ts':
        "import { recordChange } from './rules';\nexport async function createMerchant(actor: Actor) { recordChange(); }",
    });
    expect(withoutAudit(planted)).toEqual(['merchants.createMerchant']);
  });
});
