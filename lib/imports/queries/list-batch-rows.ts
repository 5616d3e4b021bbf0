import type { TripChange } from '@/lib/exports/rules-round-trip';
import { compareEntry, readStandings, type CellChange } from '@/lib/merchants/import-compare';
import { readyContact } from '@/lib/merchants/rules';
import type { MerchantEntry } from '@/lib/merchants/commands/create-merchants';
import type { ImportWarning } from '@/lib/merchants/import';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readPublicLedgerWords } from '@/lib/merchants/queries/read-ledger';
import { scoreDrafts, type ScoredDraft } from '@/lib/merchants/queries/score-drafts';
import { readsInFullWhere } from '@/lib/merchants/queries/where';
import { duplicateLevel, type DuplicateLevel } from '@/lib/merchants/rules-duplicates';
import { DuplicateDraft } from '@/lib/merchants/schema-duplicates';
import type { Actor } from '@/lib/server/actor';
import { db, type Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { maskAddress, maskPhone } from '@/lib/shared/mask';
import { openParsed, openRaw, type ParsedRow, type TripRow } from '../import-blocks';
import { readChanges } from '../jobs/compare-returned';
import { batchScopeColumns, canImport, visibleBatches } from '../policy';
import { plainField } from '../rules-round-trip';
import type { Candidate, MatchReason } from '../rules';
import type { BatchRowsPage } from '../search-params';
import type { MappedColumn } from '../schema';

export const ROWS_PER_PAGE = 50;

/**
 * Somebody who may be the row's person. `own` can be updated; `part` is read in part only, for want of a lawful basis;
 * of a record that another unit keeps (`other`) only that it exists.
 */
export type ShownCandidate =
  | { kind: 'row'; rowNo: number; reasons: MatchReason[] }
  | ({ kind: 'own' | 'part'; id: string; fileNo: string; name: string } & ShownScore)
  | { kind: 'other' };

/** How much row and record have in common, in the words of the work list of duplicates. */
export type ShownScore = ScoredDraft & { level: DuplicateLevel };

/** A row of the preview: phones masked, texts as they will be written. */
export type ShownRow = {
  rowNo: number;
  outcome: string;
  reason: string | null;
  name: string | null;
  phone: string | null;
  hometown: string | null;
  firm: string | null;
  /** beginning of the row's text, for rows that are no data */
  text: string;
  warnings: (ImportWarning & { header: string })[];
  changes: CellChange[];
  /** cells of a returned sheet that others have changed meanwhile too */
  conflicts: { field: string; base: string; mine: string; now: string }[];
  candidates: ShownCandidate[];
  choice: string | null;
  targetId: string | null;
  /** who of the ledger the row surely is, where it changes that record */
  known: ShownCandidate | null;
  applied: boolean;
  undone: boolean;
  /** who changed the record after the import, when that keeps it from being taken back */
  changedBy: string | null;
};

const rowSelect = {
  rowNo: true,
  outcome: true,
  reason: true,
  warnings: true,
  candidates: true,
  choice: true,
  targetId: true,
  ref: true,
  appliedAt: true,
  undoneAt: true,
} as const;

async function readScope(actor: Actor, id: string): Promise<{ mapping: MappedColumn[] }> {
  if (!canImport(actor)) throw new ForbiddenError('imports.read');
  const batch = await db.batch.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
    select: { mapping: true },
  });
  if (!batch) throw new NotFoundError('batch');
  // cast: written by confirmMapping
  return { mapping: Array.isArray(batch.mapping) ? (batch.mapping as MappedColumn[]) : [] };
}

function tabWhere(tab: BatchRowsPage['tab']): Prisma.BatchRowWhereInput {
  if (tab === 'warned') return { warnings: { gt: 0 } };
  return tab && tab !== 'removed' ? { outcome: tab } : {};
}

/** Fifty rows of an outcome (or with remarks), by row number; previous and next page by row number too. */
export async function listBatchRows(
  actor: Actor,
  id: string,
  page: Pick<BatchRowsPage, 'tab' | 'after' | 'before'> & { state?: 'blocked' | 'conflict' | undefined },
): Promise<{ rows: ShownRow[]; next: number | null; previous: number | null }> {
  const { mapping } = await readScope(actor, id);
  const backward = page.before !== undefined && page.after === undefined;
  const found = await db.batchRow.findMany({
    where: {
      batchId: id,
      ...(page.state ? { reason: page.state } : tabWhere(page.tab)),
      rowNo: backward ? { lt: page.before ?? 0 } : { gt: page.after ?? 0 },
    },
    select: rowSelect,
    orderBy: { rowNo: backward ? 'desc' : 'asc' },
    take: ROWS_PER_PAGE + 1,
  });
  const more = found.length > ROWS_PER_PAGE;
  const rows = found.slice(0, ROWS_PER_PAGE);
  if (backward) rows.reverse();
  const shown = await showRows(actor, id, mapping, rows);
  return {
    rows: shown,
    next: backward || more ? (rows.at(-1)?.rowNo ?? null) : null,
    previous: (backward ? more : page.after !== undefined) ? (rows[0]?.rowNo ?? null) : null,
  };
}

type Found = Prisma.BatchRowGetPayload<{ select: typeof rowSelect }>;

async function showRows(
  actor: Actor,
  batchId: string,
  mapping: readonly MappedColumn[],
  rows: readonly Found[],
): Promise<ShownRow[]> {
  const { parsed, raw } = await readBlocks(
    batchId,
    rows.map((row) => row.rowNo),
  );
  const candidates = new Map(rows.map((row) => [row.rowNo, candidatesOf(row.candidates)]));
  const own = await readOwn(actor, [
    ...[...candidates.values()]
      .flat()
      .flatMap((candidate) => (candidate.kind === 'ledger' ? [candidate.id] : [])),
    ...rows.flatMap((row) => (row.targetId ? [row.targetId] : [])),
  ]);
  const inFull = [...own.values()].flatMap((record) => (record.inFull ? [record.id] : []));
  const standings = await readStandings(db, inFull);
  const scores = await readScores(actor, rows, parsed, candidates);
  const changers = await readChangers(batchId, rows);
  const returned = await readReturned(actor, rows, parsed, own);
  const headers = new Map(mapping.map((column) => [column.column, column.header]));
  return rows.map((row) => {
    const entry = parsed.get(row.rowNo)?.entry ?? null;
    const compared = comparedWith(row, standings);
    return {
      rowNo: row.rowNo,
      outcome: row.outcome,
      reason: row.reason,
      ...(entry ? summaryOf(entry) : tripSummary(parsed.get(row.rowNo)?.trip)),
      text: plainText((raw.get(row.rowNo)?.cells ?? []).filter(Boolean).join(' ')).slice(0, 120),
      warnings: (parsed.get(row.rowNo)?.warnings ?? []).map((warning) => ({
        ...warning,
        header: headers.get(warning.column) ?? '',
      })),
      changes: [
        ...(entry && compared && row.appliedAt === null ? compareEntry(entry, compared).cells : []),
        ...(returned.get(row.rowNo) ?? [])
          .filter((change) => !change.conflict)
          .map(({ key, mine, now }) => ({
            field: key,
            from: tripCell(now, key) || null,
            to: tripCell(mine, key),
          })),
      ],
      conflicts: (returned.get(row.rowNo) ?? [])
        .filter((change) => change.conflict)
        .map(({ key, base, mine, now }) => ({
          field: key,
          base: tripCell(base, key),
          mine: tripCell(mine, key),
          now: tripCell(now, key),
        })),
      candidates: (candidates.get(row.rowNo) ?? []).map((candidate) =>
        candidate.kind === 'row' ? candidate : shownRecord(row.rowNo, candidate.id, own, scores),
      ),
      choice: row.choice,
      targetId: row.targetId && own.get(row.targetId)?.inFull ? row.targetId : null,
      known:
        isKnown(row) && row.targetId && own.has(row.targetId)
          ? shownRecord(row.rowNo, row.targetId, own, scores)
          : null,
      applied: row.appliedAt !== null,
      undone: row.undoneAt !== null,
      changedBy: changers.get(row.targetId ?? '') ?? null,
    };
  });
}

/** The changed cells of rows of a returned sheet that are not written yet, against what stands now. */
async function readReturned(
  actor: Actor,
  rows: readonly Found[],
  parsed: ReadonlyMap<number, ParsedRow>,
  own: Awaited<ReturnType<typeof readOwn>>,
): Promise<Map<number, TripChange[]>> {
  const open = rows.flatMap((row) => {
    const read = parsed.get(row.rowNo);
    const isOpen = row.appliedAt === null && row.targetId !== null && own.get(row.targetId)?.inFull;
    return isOpen && row.targetId && read?.trip?.base
      ? [{ rowNo: row.rowNo, targetId: row.targetId, parsed: read }]
      : [];
  });
  if (open.length === 0) return new Map();
  const changes = await readChanges(null, actor, open, { words: await readPublicLedgerWords() });
  return new Map(open.map(({ rowNo, targetId }) => [rowNo, changes.get(targetId) ?? []]));
}

function tripSummary(trip: TripRow | undefined): Pick<ShownRow, 'name' | 'phone' | 'hometown' | 'firm'> {
  const cell = (key: string): string | null => (trip?.mine[key] ? tripCell(trip.mine[key], key) : null);
  return { name: cell('name'), phone: cell('phones'), hometown: cell('hometown'), firm: cell('employer') };
}

function comparedWith(row: Found, standings: Awaited<ReturnType<typeof readStandings>>) {
  if (row.outcome === 'changed') return standings.get(row.targetId ?? '');
  return row.choice?.startsWith('update:') ? standings.get(row.choice.slice('update:'.length)) : undefined;
}

function summaryOf(entry: MerchantEntry | null): Pick<ShownRow, 'name' | 'phone' | 'hometown' | 'firm'> {
  const phone = entry?.contactPoints.find((point) => point.kind === 'mobile' || point.kind === 'landline');
  return {
    name: entry?.name ?? null,
    phone: phone ? readyContact(phone.kind, phone.value).masked : null,
    hometown: entry?.hometownText ?? null,
    firm: entry?.post?.employerText ?? null,
  };
}

async function readBlocks(batchId: string, rowNos: readonly number[]) {
  const first = Math.min(...rowNos);
  const last = Math.max(...rowNos);
  const index =
    rowNos.length === 0
      ? []
      : await db.batchBlock.findMany({
          where: { batchId, lastRow: { gte: first }, firstRow: { lte: last } },
          select: { firstRow: true, lastRow: true },
          orderBy: { firstRow: 'asc' },
          take: 10_000,
        });
  const wanted = index.filter((block) =>
    rowNos.some((rowNo) => block.firstRow <= rowNo && rowNo <= block.lastRow),
  );
  const blocks = await db.batchBlock.findMany({
    where: { batchId, firstRow: { in: wanted.map((block) => block.firstRow) } },
    select: { keyId: true, rawCipher: true, parsedCipher: true },
    take: ROWS_PER_PAGE + 1,
  });
  return {
    parsed: new Map(blocks.flatMap((block) => openParsed(block)).map((row) => [row.rowNo, row])),
    raw: new Map(blocks.flatMap((block) => openRaw(block)).map((row) => [row.rowNo, row])),
  };
}

// cast: written by matchRows
const candidatesOf = (stored: unknown): Candidate[] => (Array.isArray(stored) ? (stored as Candidate[]) : []);

/** A row that changes a record which it surely is, found by what it says; a returned sheet says so by its number. */
const isKnown = (row: Found): boolean => row.outcome === 'changed' && row.ref === null;

/** Scores of the rows of a page beside the records that they may be. */
async function readScores(
  actor: Actor,
  rows: readonly Found[],
  parsed: ReadonlyMap<number, ParsedRow>,
  candidates: ReadonlyMap<number, readonly Candidate[]>,
): Promise<ReadonlyMap<string, ScoredDraft>> {
  const pairs = rows.flatMap((row) => {
    const entry = parsed.get(row.rowNo)?.entry;
    if (!entry || row.appliedAt !== null) return [];
    const ids = (candidates.get(row.rowNo) ?? []).flatMap((one) => (one.kind === 'ledger' ? [one.id] : []));
    if (isKnown(row) && row.targetId) ids.push(row.targetId);
    const draft = DuplicateDraft.parse(entry);
    return ids.map((id) => ({ key: String(row.rowNo), id, draft }));
  });
  return scoreDrafts(actor, pairs);
}

/** Records of the own scope among these ids, as a preview may name them; `inFull`: they can be written into. */
async function readOwn(actor: Actor, ids: readonly string[]) {
  const scope = scopeWhere(visibleMerchants(actor), merchantScopeColumns);
  const where = { AND: [{ id: { in: [...new Set(ids)] } }, scope] };
  const [rows, whole] = await Promise.all([
    db.merchant.findMany({ where, select: { id: true, fileNo: true, name: true }, take: 500 }),
    db.merchant.findMany({
      where: { AND: [where, readsInFullWhere(actor)] },
      select: { id: true },
      take: 500,
    }),
  ]);
  const inFull = new Set(whole.map(({ id }) => id));
  return new Map(rows.map((row) => [row.id, { ...row, inFull: inFull.has(row.id) }]));
}

function shownRecord(
  rowNo: number,
  recordId: string,
  own: Awaited<ReturnType<typeof readOwn>>,
  scores: ReadonlyMap<string, ScoredDraft>,
): ShownCandidate {
  const record = own.get(recordId);
  if (!record) return { kind: 'other' };
  const { id, fileNo, name, inFull } = record;
  const scored = scores.get(`${rowNo} ${id}`) ?? { score: 0, reasons: [], withheld: false };
  return {
    ...{ kind: inFull ? 'own' : 'part', id, fileNo, name },
    ...{ ...scored, level: duplicateLevel(scored.score) },
  };
}

/** Who has changed the records of blocked and conflicting rows since. */
async function readChangers(batchId: string, rows: readonly Found[]): Promise<Map<string, string>> {
  const ids = rows
    .filter((row) => row.reason === 'blocked' || row.reason === 'conflict')
    .flatMap((row) => (row.targetId ? [row.targetId] : []));
  if (ids.length === 0) return new Map();
  const changes = await db.change.findMany({
    where: {
      noun: 'merchants',
      recordId: { in: ids },
      OR: [{ batchId: null }, { batchId: { not: batchId } }],
    },
    select: { recordId: true, actorId: true },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    take: 1_000,
  });
  const users = await db.user.findMany({
    where: { id: { in: changes.flatMap((change) => (change.actorId ? [change.actorId] : [])) } },
    select: { id: true, name: true },
    take: 500,
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return new Map(changes.map((change) => [change.recordId, names.get(change.actorId ?? '') ?? '']));
}

/** One row whole: every cell as the sheet had it, under its header. */
export type RowCells = { rowNo: number; cells: { header: string; text: string; field: string | null }[] };

const CONTACTS = new Set(['phones', 'emails', 'wechat', 'address']);

/** Contact values are shown masked here as everywhere; the full ones are in the sheet, and in the record's reveal. */
function shownCell(text: string, field: string | null): string {
  const plain = text.normalize('NFKC');
  if (field === 'emails') return plain.replace(/[^\s@,;、]+(?=@)/g, (name) => `${name.charAt(0)}***`);
  // parts that a list was taken out with are masked already
  const masked = (mask: (part: string) => string): string =>
    plain
      .split('、')
      .map((part) => (part.includes('*') ? part : mask(part)))
      .join('、');
  if (field === 'address') return masked(maskAddress);
  if (field !== null && CONTACTS.has(field) && !/\d{5}/.test(plain))
    return plain && masked((part) => `${part.slice(0, 2)}***`);
  return plain.replace(/\d(?:[\s-]?\d){6,}/g, (digits) => maskPhone(digits.replace(/[\s-]/g, '')));
}

/** Another cell: as it stands, but for a mobile number that somebody has written into it. */
const plainText = (text: string): string => text.replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone);

/** A cell of a returned sheet: contact values masked, everything else as it stands. */
const tripCell = (text: string, key: string): string =>
  CONTACTS.has(key) ? shownCell(text, key) : plainText(text);

/** The cells of a row as they stood, contact values masked; dropped columns are gone. */
export async function getBatchRow(actor: Actor, id: string, rowNo: number): Promise<RowCells> {
  const { mapping } = await readScope(actor, id);
  const block = await db.batchBlock.findFirst({
    where: { batchId: id, firstRow: { lte: rowNo }, lastRow: { gte: rowNo } },
    select: { keyId: true, rawCipher: true },
  });
  const row = block && openRaw(block).find((candidate) => candidate.rowNo === rowNo);
  if (!row) throw new NotFoundError('batch_row');
  return {
    rowNo,
    cells: mapping.map(({ column, header, field, drop }) => ({
      header,
      field: drop ? 'drop' : field,
      text: shownCell(row.cells[column] ?? '', plainField(field)),
    })),
  };
}
