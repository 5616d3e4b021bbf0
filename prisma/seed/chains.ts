import { recordChanges } from '@/lib/audit/commands';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { idOf, type SeedContext } from './context';

/** The programme's chains with the links that they lack (C12). Links that no source names are marked 示例. */
export async function seedChains(tx: Tx, context: SeedContext): Promise<void> {
  const { preset } = context;
  const ownerUnitId = idOf(context.unitIds, preset.units[0]?.code ?? '');
  const rows = preset.chains.map((chain, sortNo) => ({
    id: newId(),
    slug: chain.code,
    name: chain.name.zh,
    industryTagId: context.tagIds.get(chain.code) ?? null,
    isSample: chain.isSample,
    sourceId: chain.sourceCode ? (context.sourceIds.get(chain.sourceCode) ?? null) : null,
    ownerUnitId,
    sortNo,
  }));
  await bulkInsert(tx, 'chain', rows);
  await recordChanges(
    tx,
    context.actor,
    rows.map((row) => ({ noun: 'chains', recordId: row.id, verb: 'create', after: { name: row.name } })),
  );
  for (const row of rows) context.chainIds.set(row.slug, row.id);
  const texts = preset.chains.flatMap((chain) =>
    [['zh-Hant', chain.name.hant] as const, ['en', chain.name.en] as const].flatMap(([locale, text]) =>
      text
        ? [
            {
              id: newId(),
              recordId: idOf(context.chainIds, chain.code),
              locale,
              field: 'name',
              state: 'approved',
              text,
            },
          ]
        : [],
    ),
  );
  await bulkInsert(tx, 'chain_text', texts);
  const links = preset.chains.flatMap((chain) =>
    chain.missingLinks.map((name, sortNo) => ({
      id: newId(),
      chainId: idOf(context.chainIds, chain.code),
      name,
      state: 'missing',
      isSample: true,
      sortNo,
    })),
  );
  await bulkInsert(tx, 'chain_link', links);
}
