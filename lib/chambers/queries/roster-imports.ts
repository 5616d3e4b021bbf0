import {
  canCreateMerchants,
  merchantScopeColumns,
  readsInFull,
  visibleMerchants,
} from '@/lib/merchants/policy';
import { matchEntriesIn } from '@/lib/merchants/queries/match-entries';
import { toldReasons } from '@/lib/merchants/rules-duplicates';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { formatInstant } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { examineSheet, readStanding, type RosterRow } from '../import-rows';
import { openSealed, type RosterSheet, type SheetColumn } from '../import-sheet';
import {
  canAskLedger,
  canListProposals,
  canListRosterLinks,
  canProposeRoster,
  canWriteRoster,
  visibleRosterWhere,
} from '../policy';
import { readyPhone } from '../rules';
import type { RosterColumn, RosterCounts, RosterWarning } from '../rules-import';
import type { RosterRowsPage } from '../search-params';
import { requireRoster } from './members';

const ROWS_PER_PAGE = 50;

/** A row of the preview; the phone masked. */
export type PreviewRow = {
  rowNo: number;
  outcome: string;
  /** why it is no member: ROW_REASONS of the reader */
  reason: string | null;
  name: string | null;
  firm: string | null;
  office: string | null;
  phone: string | null;
  /** the number that the roster has and the sheet replaces */
  phoneBefore: string | null;
  dueWan: string | null;
  paidWan: string | null;
  changed: string[];
  warnings: RosterWarning[];
  /** the bureau leaves this row out */
  isOut: boolean;
  /** the officer's one bit; null where nothing is said */
  mayBeKnown: boolean;
  /** the bureau's: who of the ledger it may be, in the own scope */
  candidates: PreviewCandidate[];
};

/** Somebody of the ledger beside a row, for staff who may enter people. */
export type PreviewCandidate = { id: string; name: string; score: number; reasons: string[] };

export type RosterImportDetail = {
  id: string;
  chamberId: string;
  chamber: string;
  fileName: string;
  state: string;
  duesYear: number | null;
  counts: RosterCounts | null;
  provideNote: string;
  createdAt: string;
  columns: SheetColumn[];
  rows: PreviewRow[];
  nextFrom: number | null;
  /** why a proposed sheet was refused */
  reason: string | null;
  leftOut: number[];
  /** the day's number of hints was used up: of further rows nothing is said */
  metLimited: boolean;
  can: { write: boolean; propose: boolean };
};

/**
 * One import of a roster at the step where it stands, with a page of its rows as they would be written now. Another
 * chamber's answers 404. The sheet itself is shown to whoever may write the roster only.
 */
export async function getRosterImport(
  actor: Actor,
  id: string,
  page: RosterRowsPage,
): Promise<RosterImportDetail> {
  const found = await db.rosterImport.findFirst({
    where: {
      id,
      chamber: visibleRosterWhere(actor),
    },
    select: {
      id: true,
      chamberId: true,
      fileName: true,
      state: true,
      duesYear: true,
      counts: true,
      mapping: true,
      sheetCipher: true,
      keyId: true,
      provideNote: true,
      reason: true,
      leftOut: true,
      metRows: true,
      metLimited: true,
      createdAt: true,
      chamber: { select: { id: true, name: true, ownerUnitId: true, rosterMode: true } },
    },
  });
  if (!found) throw new NotFoundError('roster_import');
  const { chamber, mapping, sheetCipher, keyId, counts, createdAt, metRows, ...plain } = found;
  const isOfficer = canAskLedger(actor);
  const write = canWriteRoster(actor, chamber);
  const propose = canProposeRoster(actor, chamber);
  const sheet =
    (write || propose) && sheetCipher && keyId
      ? // cast: written by startRosterImport, authenticated by the envelope
        (openSealed(sheetCipher, keyId) as RosterSheet)
      : null;
  // cast: written by mapRosterImport
  const columns = mapping as RosterColumn[] | null;
  const standing = sheet && columns ? await readStanding(db, found.chamberId) : [];
  const all = sheet && columns ? examineSheet(sheet, columns, standing) : [];
  const wanted = all.filter(
    (row) => !page.tab || (page.tab === 'warned' ? row.warnings.length > 0 : row.match.outcome === page.tab),
  );
  const from = page.from ?? 0;
  const shown = wanted.filter((row) => row.rowNo > from).slice(0, ROWS_PER_PAGE + 1);
  const here = shown.slice(0, ROWS_PER_PAGE);
  const candidates = await candidatesOf(actor, here);
  return {
    ...plain,
    metLimited: isOfficer && plain.metLimited,
    chamber: chamber.name,
    // cast: written by mapRosterImport
    counts: counts as RosterCounts | null,
    createdAt: formatInstant(createdAt),
    columns: (sheet?.columns ?? []).map((one) => ({
      ...one,
      field: columns ? (columns.find((two) => two.column === one.column)?.field ?? null) : one.field,
    })),
    rows: here.map((row) => ({
      ...shownRow(row, standing),
      isOut: plain.leftOut.includes(row.rowNo),
      mayBeKnown: isOfficer && metRows.includes(row.rowNo),
      candidates: candidates.get(String(row.rowNo)) ?? [],
    })),
    nextFrom: shown.length > ROWS_PER_PAGE ? (shown[ROWS_PER_PAGE - 1]?.rowNo ?? null) : null,
    can: { write, propose },
  };
}

/** What a row says, and what of it changes; numbers masked, the one that is replaced as well. */
function shownRow(
  { rowNo, entry, match, warnings }: RosterRow,
  standing: Awaited<ReturnType<typeof readStanding>>,
): Omit<PreviewRow, 'isOut' | 'mayBeKnown' | 'candidates'> {
  const changed = 'fields' in match ? match.fields : [];
  const before = 'id' in match ? standing.find((one) => one.id === match.id) : undefined;
  return {
    rowNo,
    outcome: match.outcome,
    reason: 'reason' in match ? match.reason : null,
    name: entry?.entryName ?? null,
    firm: entry?.entryFirm ?? null,
    office: entry?.entryOffice ?? null,
    phone: entry?.phone ? (readyPhone(entry.phone)?.masked ?? null) : null,
    phoneBefore: changed.includes('phone') ? (before?.phoneMasked ?? null) : null,
    dueWan: entry?.dues?.dueWan ?? null,
    paidWan: entry?.dues?.paidWan ?? null,
    changed,
    warnings,
  };
}

/** Who of the ledger the rows of a page may be: for staff who may enter people, within their scope and its field rules. */
async function candidatesOf(
  actor: Actor,
  rows: readonly RosterRow[],
): Promise<Map<string, PreviewCandidate[]>> {
  if (!canListRosterLinks(actor) || !canCreateMerchants(actor)) return new Map();
  const drafts = rows.flatMap(({ rowNo, entry, phoneKey, match }) =>
    entry && match.outcome === 'new'
      ? {
          key: String(rowNo),
          name: entry.entryName,
          firm: entry.entryFirm ?? null,
          hometown: entry.entryHometown ?? null,
          creditCode: entry.creditCode ?? null,
          phoneKey,
        }
      : [],
  );
  const found = await inTransaction((tx) => matchEntriesIn(tx, drafts));
  const people = await db.merchant.findMany({
    where: {
      AND: [
        { id: { in: found.map(({ merchantId }) => merchantId) } },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, name: true, keeperUnitIds: true, basisState: true },
    take: 500,
  });
  const known = new Map(people.map((person) => [person.id, person]));
  const told = found.flatMap(({ key, merchantId, score, reasons }) => {
    const person = known.get(merchantId);
    return person
      ? [
          {
            key,
            id: merchantId,
            name: person.name,
            score,
            reasons: toldReasons(reasons, readsInFull(actor, person)).reasons,
          },
        ]
      : [];
  });
  return Map.groupBy(told, ({ key }) => key);
}

export type RosterImportRow = {
  id: string;
  fileName: string;
  state: string;
  createdAt: string;
  counts: RosterCounts | null;
};

/** Imports of one roster, the newest first; at most 20. */
export async function listRosterImports(actor: Actor, chamberId: string): Promise<RosterImportRow[]> {
  await requireRoster(actor, chamberId);
  const rows = await db.rosterImport.findMany({
    where: { chamberId },
    select: { id: true, fileName: true, state: true, createdAt: true, counts: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 20,
  });
  return rows.map((row) => ({
    ...row,
    createdAt: formatInstant(row.createdAt),
    // cast: written by mapRosterImport
    counts: row.counts as RosterCounts | null,
  }));
}

export type CaredImportRow = RosterImportRow & { chamberId: string; chamber: string };

/** Imports of all rosters in care, for whoever decides on proposals: those that wait for it first, then the newest; 50. */
export async function listImportsInCare(actor: Actor): Promise<CaredImportRow[]> {
  if (!canListProposals(actor)) throw new ForbiddenError('chambers.decide');
  const where = { chamber: visibleRosterWhere(actor) };
  const select = {
    id: true,
    chamberId: true,
    fileName: true,
    state: true,
    createdAt: true,
    counts: true,
    chamber: { select: { name: true } },
  } as const;
  const read = (state: object) =>
    db.rosterImport.findMany({
      where: { AND: [where, state] },
      select,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
    });
  const [waiting, others] = await Promise.all([
    read({ state: 'proposed' }),
    read({ state: { not: 'proposed' } }),
  ]);
  return [...waiting, ...others].map(({ chamber, ...row }) => ({
    ...row,
    chamber: chamber.name,
    createdAt: formatInstant(row.createdAt),
    // cast: written by mapRosterImport
    counts: row.counts as RosterCounts | null,
  }));
}
