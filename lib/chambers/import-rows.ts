import { blindIndex } from '@/lib/server/crypto';
import { parsePhone } from '@/lib/shared/phone';
import type { Tx } from '@/lib/server/db';
import type { RosterSheet } from './import-sheet';
import {
  matchRoster,
  readRosterRow,
  rosterOutcomes,
  type RosterColumn,
  type RosterCounts,
  type RosterEntry,
  type RosterMatch,
  type RosterWarning,
  type StandingEntry,
} from './rules-import';

/** A row of the sheet with what becomes of it. */
export type RosterRow = {
  rowNo: number;
  entry: RosterEntry | null;
  phoneKey: string | null;
  warnings: RosterWarning[];
  match: RosterMatch | { outcome: 'skipped'; reason: string };
};

/** The keyed hash under which a number is looked up, as text. */
export function phoneKeyOf(text: string | undefined): string | null {
  const phone = text ? parsePhone(text) : null;
  return phone ? Buffer.from(blindIndex('phone', phone.normalised)).toString('hex') : null;
}

/** Reads all rows of a sheet by the decided columns and meets them with the roster as it stands. */
export function examineSheet(
  sheet: RosterSheet,
  columns: readonly RosterColumn[],
  standing: readonly StandingEntry[],
): RosterRow[] {
  const data = sheet.rows
    .filter((row) => row.kind === 'data')
    .map((row) => {
      const { entry, warnings } = readRosterRow(row.cells, columns);
      return { rowNo: row.rowNo, entry, warnings, phoneKey: phoneKeyOf(entry?.phone) };
    });
  const matches = matchRoster(data, standing);
  const read = new Map(
    data.map((row, index) => [row.rowNo, { ...row, match: matches[index] ?? { outcome: 'error' as const } }]),
  );
  return sheet.rows.map(
    (row): RosterRow =>
      read.get(row.rowNo) ?? {
        rowNo: row.rowNo,
        entry: null,
        phoneKey: null,
        warnings: [],
        match: { outcome: 'skipped', reason: row.reason ?? 'note_row' },
      },
  );
}

/** How many rows of each outcome; they add up to the rows of the sheet. */
export function countRows(rows: readonly RosterRow[]): RosterCounts {
  const written = rows.filter((row) => ['new', 'changed', 'same'].includes(row.match.outcome));
  const outcomes = Object.fromEntries(
    rosterOutcomes.map((outcome) => [outcome, rows.filter((row) => row.match.outcome === outcome).length]),
  );
  return {
    // cast: fromEntries forgets its keys
    ...(outcomes as Record<(typeof rosterOutcomes)[number], number>),
    rows: rows.length,
    warned: rows.filter((row) => row.warnings.length > 0).length,
    dues: written.filter((row) => row.entry?.dues).length,
    paid: written.filter((row) => row.entry?.dues && row.entry.dues.paidWan !== '0').length,
  };
}

/** Present entries of a roster, as rows of a sheet meet them; at most 20,000. */
export async function readStanding(
  tx: Pick<Tx, 'membership'>,
  chamberId: string,
): Promise<(StandingEntry & { phoneMasked: string | null })[]> {
  const rows = await tx.membership.findMany({
    where: { chamberId, leftOn: null },
    select: {
      id: true,
      version: true,
      entryName: true,
      entryFirm: true,
      entryTitle: true,
      entryOffice: true,
      entryBusiness: true,
      entryHometown: true,
      entryAddress: true,
      creditCode: true,
      joinedOn: true,
      referrer: true,
      phoneIndex: true,
      phoneMasked: true,
    },
    orderBy: { id: 'asc' },
    take: 20_000,
  });
  return rows.map(({ phoneIndex, joinedOn, ...row }) => ({
    ...row,
    joinedOn: joinedOn?.toISOString().slice(0, 10) ?? null,
    phoneKey: phoneIndex ? Buffer.from(phoneIndex).toString('hex') : null,
  }));
}
