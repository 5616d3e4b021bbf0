import { columnsNamed } from '@/lib/merchants/fields-export';
import { readStandings } from '@/lib/merchants/import-compare';
import { readTripCells, type TripContext } from '@/lib/merchants/import-round-trip';
import { readLedgerRows } from '@/lib/merchants/queries/read-ledger';
import { compareTrip, type TripCells, type TripChange } from '@/lib/exports/rules-round-trip';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { BASE_CONTEXT } from '@/lib/exports/jobs/write-ledger-file';
import type { ParsedRow } from '../import-blocks';

/** A staged row of a returned sheet with the record that it speaks of. */
type Returned = { rowNo: number; targetId: string; parsed: ParsedRow };

/** What became of a row: its outcome, and what is kept of it in its block. */
export type Compared = {
  rowNo: number;
  outcome: 'changed' | 'conflict' | 'same' | 'error';
  parsed: ParsedRow;
};

/**
 * Compares rows with what they said when they were taken out and with what the records say now, cell by cell. A row
 * with a changed cell that cannot be read is an error as a whole: nothing is half taken.
 */
export async function compareReturned(
  tx: Tx,
  actor: Actor,
  batchId: string,
  rows: readonly Returned[],
  context: TripContext,
  columnOf: ReadonlyMap<string, number>,
): Promise<Compared[]> {
  const bases = await readBases(tx, batchId, rows);
  const now = await readNow(tx, actor, rows, bases, context);
  const compared = rows.map((row) => {
    const base = bases.get(row.rowNo);
    const stands = now.get(row.targetId);
    const mine = row.parsed.trip?.mine ?? {};
    const keys = Object.keys(mine).filter((key) => base !== undefined && key in base.cells);
    const changes = base && stands ? compareTrip(keys, { base: base.cells, mine, now: stands }) : [];
    return { row, base, changes };
  });
  const touched = compared.filter(({ changes }) => changes.length > 0);
  const standings = await readStandings(
    tx,
    touched.map(({ row }) => row.targetId),
  );
  return compared.map(({ row, base, changes }) => {
    const standing = standings.get(row.targetId) ?? null;
    const { problems } = readTripCells(cellsOf(changes), standing, context);
    const { entry, rowNo } = row.parsed;
    const outcome =
      problems.length > 0
        ? 'error'
        : changes.some((change) => change.conflict)
          ? 'conflict'
          : changes.length > 0
            ? 'changed'
            : 'same';
    const warnings = problems.map(({ key, code }) => ({
      field: key,
      column: columnOf.get(key) ?? -1,
      code,
      original: row.parsed.trip?.mine[key] ?? '',
    }));
    const name = base?.cells['name'] ?? row.parsed.trip?.mine['name'];
    const trip = {
      mine: { ...(name ? { name } : {}), ...cellsOf(changes) },
      base: {
        ...(name ? { name } : {}),
        ...Object.fromEntries(changes.map((change) => [change.key, change.base])),
      },
      fullContacts: base?.fullContacts ?? false,
    };
    return { rowNo, outcome, parsed: { rowNo, entry, warnings, trip } };
  });
}

/** The sheet's side of changed cells. */
export const cellsOf = (changes: readonly TripChange[]): Record<string, string> =>
  Object.fromEntries(changes.map((change) => [change.key, change.mine]));

type Base = { exportId: string; columns: string[]; fullContacts: boolean; cells: TripCells };

async function readBases(tx: Tx, batchId: string, rows: readonly Returned[]): Promise<Map<number, Base>> {
  const found = await tx.$queryRaw<
    {
      rowNo: number;
      keyId: string;
      cipher: Uint8Array;
      exportId: string;
      columns: string[];
      fullContacts: boolean;
    }[]
  >`
    SELECT r."rowNo", b."keyId", b.cipher, e.id AS "exportId", e.columns, e."fullContacts"
      FROM batch_row r
      JOIN export e ON e.number = split_part(r.mark, '/', 1)
      JOIN export_row b ON b."exportId" = e.id AND b."merchantId" = r."targetId"
     WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = ANY (${rows.map((row) => row.rowNo)}::int[])`;
  return new Map(
    found.map(({ rowNo, keyId, cipher, exportId, columns, fullContacts }) => {
      // cast: written by keepBase, authenticated by the envelope
      const cells = JSON.parse(decryptValue(cipher, keyId, BASE_CONTEXT)) as string[];
      const named = columnsNamed(columns).map((column, index) => [column.key, cells[index] ?? '']);
      // cast: fromEntries forgets that every value is a text
      return [rowNo, { exportId, columns, fullContacts, cells: Object.fromEntries(named) as TripCells }];
    }),
  );
}

/** What the records say now, in the columns and the masking of the list that each was taken out with. */
async function readNow(
  tx: Tx,
  actor: Actor,
  rows: readonly Returned[],
  bases: ReadonlyMap<number, Base>,
  { words }: TripContext,
): Promise<Map<string, TripCells>> {
  const now = new Map<string, TripCells>();
  const groups = Map.groupBy(rows, (row) => bases.get(row.rowNo)?.exportId);
  for (const group of groups.values()) {
    const base = bases.get(group[0]?.rowNo ?? -1);
    if (!base) continue;
    const columns = columnsNamed(base.columns);
    const read = await readLedgerRows(
      actor,
      group.map((row) => row.targetId),
      columns,
      { fullContacts: base.fullContacts, words, tx },
    );
    for (const { id, cells } of read)
      now.set(id, Object.fromEntries(columns.map((column, index) => [column.key, cells[index] ?? ''])));
  }
  return now;
}

/** The same comparison for rows that were compared before: with what stands now, on the changed cells only. */
export async function readChanges(
  tx: Tx | null,
  actor: Actor,
  rows: readonly { targetId: string; parsed: ParsedRow }[],
  { words }: Pick<TripContext, 'words'>,
): Promise<Map<string, TripChange[]>> {
  const changes = new Map<string, TripChange[]>();
  for (const [full, group] of Map.groupBy(rows, ({ parsed }) => parsed.trip?.fullContacts === true)) {
    const columns = columnsNamed([
      ...new Set(group.flatMap(({ parsed }) => Object.keys(parsed.trip?.mine ?? {}))),
    ]);
    const read = await readLedgerRows(
      actor,
      group.map((row) => row.targetId),
      columns,
      { fullContacts: full, words, ...(tx ? { tx } : {}) },
    );
    const stands = new Map(
      read.map(({ id, cells }) => [
        id,
        Object.fromEntries(columns.map((column, index) => [column.key, cells[index] ?? ''])),
      ]),
    );
    for (const { targetId, parsed } of group) {
      const now = stands.get(targetId);
      const { mine, base } = parsed.trip ?? { mine: {}, base: null };
      changes.set(targetId, now && base ? compareTrip(Object.keys(mine), { base, mine, now }) : []);
    }
  }
  return changes;
}
