import type { Tx } from '@/lib/server/db';
import { FieldErrors } from '@/lib/shared/errors';
import type { ProjectInput } from '../schema';

type References = Pick<ProjectInput, 'parkId' | 'chainId' | 'chamberId' | 'ownerUnitId'>;

const given = (ids: readonly (string | undefined)[]): string[] => [
  ...new Set(ids.filter((id) => id !== undefined)),
];

/** Refuses ids of parks, chains, chambers and units that do not exist: one question per kind for the whole set. */
export async function checkReferences(tx: Tx, entries: readonly References[]): Promise<void> {
  const ids = {
    parkId: given(entries.map((entry) => entry.parkId)),
    chainId: given(entries.map((entry) => entry.chainId)),
    chamberId: given(entries.map((entry) => entry.chamberId)),
    ownerUnitId: given(entries.map((entry) => entry.ownerUnitId)),
  };
  const where = (list: readonly string[]) => ({ id: { in: [...list] } });
  const counted = {
    parkId: ids.parkId.length ? await tx.park.count({ where: where(ids.parkId) }) : 0,
    chainId: ids.chainId.length ? await tx.chain.count({ where: where(ids.chainId) }) : 0,
    chamberId: ids.chamberId.length ? await tx.chamber.count({ where: where(ids.chamberId) }) : 0,
    ownerUnitId: ids.ownerUnitId.length ? await tx.unit.count({ where: where(ids.ownerUnitId) }) : 0,
  };
  for (const field of ['parkId', 'chainId', 'chamberId', 'ownerUnitId'] as const) {
    if (counted[field] !== ids[field].length) throw FieldErrors.of(field, 'not_in_list');
  }
}

/** Firms of the ledger whose name is exactly the investor's: they become the link; others stay text. */
export async function companiesByName(
  tx: Tx,
  entries: readonly Pick<ProjectInput, 'investorText'>[],
): Promise<Map<string, string>> {
  const names = given(entries.map((entry) => entry.investorText));
  if (names.length === 0) return new Map();
  const rows = await tx.company.findMany({
    where: { name: { in: names }, archivedAt: null },
    select: { id: true, name: true },
    orderBy: { id: 'desc' },
  });
  return new Map(rows.map((row) => [row.name, row.id]));
}
