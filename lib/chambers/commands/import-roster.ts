import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { decryptValue } from '@/lib/server/crypto';
import { db, inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { countRows, examineSheet, readStanding, type RosterRow } from '../import-rows';
import { openSealed, readRosterFile, sealSheet, type RosterSheet } from '../import-sheet';
import { refreshStatusesIn } from '../jobs/refresh-statuses';
import { canAskLedger, canBringRoster } from '../policy';
import { MEMBER_PHONE_CONTEXT } from '../rules';
import type { RosterColumn, RosterEntry } from '../rules-import';
import { MemberChange, MemberInput, type RosterImportInput, type RosterMappingInput } from '../schema';
import { meetSheet } from './ask-ledger';
import { lockImport, requireChamberFor } from './lock-import';
import { asTexts, dateOf } from './prepare';
import { addMembersIn, updateMemberIn } from './write-members';

const WRITING_MS = 120_000;

/** What one row did, for its undoing; `before` is the entry as it stood. */
export type RosterEffect = {
  act: 'new' | 'changed' | 'same';
  membershipId: string;
  afterVersion: number;
  before: Record<string, string> | null;
  duesId: string | null;
};

/**
 * Begins the import of a roster sheet that the actor has just uploaded. Handing members' data over needs the members'
 * own consent (PIPL 23): the chamber says that it has it, and what proves it. The sheet is kept encrypted between the
 * steps and goes when the import ends; the uploaded file itself is swept within a day.
 */
export async function startRosterImport(
  actor: PersonActor,
  input: RosterImportInput,
): Promise<{ id: string }> {
  const [given] = input.files;
  await inTransaction((tx) => requireChamberFor(tx, actor, input.chamberId, canBringRoster));
  const file = await db.file.findFirst({
    where: { id: given?.fileId ?? newId(), uploadedBy: actor.userId, scanState: { not: 'infected' } },
    select: { key: true, size: true },
  });
  if (!file || !given) throw FieldErrors.of('files', 'import_no_file');
  const sheet = await readRosterFile(file, given.fileName);
  return inTransaction(async (tx) => {
    await requireChamberFor(tx, actor, input.chamberId, canBringRoster);
    const { cipher, keyId } = sealSheet(await remembered(tx, input.chamberId, sheet));
    const made = await tx.rosterImport.create({
      data: {
        chamberId: input.chamberId,
        fileName: given.fileName,
        sheetCipher: cipher,
        keyId,
        provideNote: input.provideNote,
        createdBy: actor.userId,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: input.chamberId,
      verb: 'import_begun',
      after: { importFile: given.fileName, provideNote: input.provideNote },
    });
    return made;
  });
}

/** What the chamber decided for a header the last time comes before what the words suggest. */
async function remembered(tx: Tx, chamberId: string, sheet: RosterSheet): Promise<RosterSheet> {
  const last = await tx.rosterImport.findFirst({
    where: { chamberId, mapping: { not: Prisma.DbNull } },
    select: { mapping: true },
    orderBy: { createdAt: 'desc' },
  });
  // cast: written by mapRosterImport
  const known = new Map(((last?.mapping ?? []) as RosterColumn[]).map((one) => [one.header, one.field]));
  return {
    ...sheet,
    columns: sheet.columns.map((one) =>
      known.has(one.header) ? { ...one, field: known.get(one.header) ?? null, confidence: 'exact' } : one,
    ),
  };
}

function sheetOf(found: { sheetCipher: Uint8Array | null; keyId: string | null }): RosterSheet {
  if (!found.sheetCipher || !found.keyId) throw new AppError('not_in_this_state');
  // cast: written by startRosterImport, authenticated by the envelope
  return openSealed(found.sheetCipher, found.keyId) as RosterSheet;
}

/** Confirms which column fills which field, and counts what the sheet would do. Refuses a sheet without a name column. */
export async function mapRosterImport(
  actor: PersonActor,
  input: RosterMappingInput,
): Promise<{ id: string }> {
  const mapped = await inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, input.id, ['mapping', 'ready'], canBringRoster);
    const sheet = sheetOf(found);
    const columns = sheet.columns.map(({ column, header, unit }): RosterColumn => {
      const field = input.columns[String(column)];
      return { column, header, unit, field: field === undefined || field === 'drop' ? null : field };
    });
    const used = columns.flatMap((one) => one.field ?? []);
    if (!used.includes('name')) throw FieldErrors.of('columns', 'import_no_name');
    const twice = columns.find(
      (one, index) => one.field !== null && columns.findIndex((two) => two.field === one.field) < index,
    );
    if (twice) throw FieldErrors.of(`columns.${twice.column}`, 'import_twice');
    const rows = examineSheet(sheet, columns, await readStanding(tx, found.chamberId));
    const counts = countRows(rows);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: {
        mapping: columns,
        duesYear: input.duesYear,
        counts,
        metRows: [],
        metLimited: false,
        state: 'ready',
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_mapped',
      after: {
        importFile: found.fileName,
        importColumns: columns.map((one) => `${one.header}: ${one.field}`),
      },
    });
    return { id: found.id };
  });
  if (canAskLedger(actor)) await meetSheet(actor, mapped);
  return mapped;
}

/**
 * Writes the sheet into the roster in one transaction: new members, changed cells, and the dues of the year. The
 * roster is met anew at this moment, so what changed since the preview is taken as it stands. Nothing in the sheet ends
 * a membership. Of a proposed sheet the rows that the bureau left out are not written.
 */
export async function applyRosterImport(actor: PersonActor, { id }: { id: string }): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const found = await lockImport(tx, actor, id, ['ready', 'proposed']);
    await tx.$queryRaw`SELECT 1 FROM chamber WHERE id = ${found.chamberId}::uuid FOR UPDATE`;
    // cast: written by mapRosterImport
    const columns = found.mapping as RosterColumn[];
    const rows = examineSheet(sheetOf(found), columns, await readStanding(tx, found.chamberId)).filter(
      (row) => !found.leftOut.includes(row.rowNo),
    );
    const effects = [
      ...(await writeNew(tx, actor, found.chamberId, rows)),
      ...(await writeChanged(tx, actor, found.chamberId, rows)),
    ];
    await tx.membership.updateMany({
      where: {
        id: {
          in: effects.filter((one) => found.metRows.includes(one.rowNo)).map((one) => one.membershipId),
        },
        merchantId: null,
      },
      data: { metOn: dateOf(today()) },
    });
    const written = await writeDues(tx, actor, found.duesYear ?? Number(today().slice(0, 4)), rows, effects);
    const counts = countRows(rows);
    const { cipher, keyId } = sealSheet(written);
    await tx.rosterImport.update({
      where: { id: found.id },
      data: {
        state: 'applied',
        counts,
        sheetCipher: null,
        doneCipher: cipher,
        keyId,
        decidedBy: actor.userId,
        appliedAt: new Date(),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: found.chamberId,
      verb: 'import_applied',
      after: { importFile: found.fileName, importNew: counts.new, importChanged: counts.changed },
    });
    return { id: found.id };
  }, WRITING_MS);
}

type Written = RosterEffect & { rowNo: number };

const inputOf = (entry: RosterEntry, chamberId: string) => ({
  ...MemberInput.parse({ chamberId, provided: true, ...entry, joinedOn: entry.joinedOn }),
  joinedText: entry.joinedText ?? null,
});

async function writeNew(
  tx: Tx,
  actor: Actor,
  chamberId: string,
  rows: readonly RosterRow[],
): Promise<Written[]> {
  const fresh = rows.flatMap((row) =>
    row.match.outcome === 'new' && row.entry ? [{ rowNo: row.rowNo, entry: row.entry }] : [],
  );
  if (fresh.length === 0) return [];
  const { ids } = await addMembersIn(
    tx,
    actor,
    chamberId,
    fresh.map(({ entry }) => inputOf(entry, chamberId)),
  );
  return fresh.map(({ rowNo }, index) => ({
    rowNo,
    act: 'new' as const,
    membershipId: ids[index] ?? '',
    afterVersion: 1,
    before: null,
    duesId: null,
  }));
}

const KEPT = {
  partyKind: true,
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
  note: true,
  phoneCipher: true,
  phoneKeyId: true,
  phoneMasked: true,
  providedOn: true,
} as const;

/** Rows whose member is known: changed cells by the ordinary act of changing, one after the other. */
async function writeChanged(
  tx: Tx,
  actor: Actor,
  chamberId: string,
  rows: readonly RosterRow[],
): Promise<Written[]> {
  const out: Written[] = [];
  for (const { rowNo, entry, match } of rows) {
    if (!entry || (match.outcome !== 'changed' && match.outcome !== 'same')) continue;
    if (match.outcome === 'same') {
      out.push({
        rowNo,
        act: 'same',
        membershipId: match.id,
        afterVersion: match.version,
        before: null,
        duesId: null,
      });
      continue;
    }
    const stored = await tx.membership.findUniqueOrThrow({ where: { id: match.id }, select: KEPT });
    const { phoneMasked, phoneCipher, phoneKeyId, providedOn, ...kept } = stored;
    const before = { ...asTexts(kept), ...(phoneMasked ? { phone: phoneMasked } : {}) };
    const { dues: _d, joinedText: _j, ...cells } = entry;
    await updateMemberIn(
      tx,
      actor,
      MemberChange.parse({
        ...before,
        ...cells,
        id: match.id,
        version: match.version,
        // the chamber has said of every row that the member agreed
        provided: true,
      }),
    );
    // a number that was replaced is kept whole for the undoing, under the import's own seal
    const phone =
      match.fields.includes('phone') && phoneCipher && phoneKeyId
        ? { phone: decryptValue(Buffer.from(phoneCipher), phoneKeyId, MEMBER_PHONE_CONTEXT) }
        : match.fields.includes('phone')
          ? { phone: '' }
          : {};
    out.push({
      rowNo,
      act: 'changed',
      membershipId: match.id,
      afterVersion: match.version + 1,
      before: { ...before, ...phone, provided: String(providedOn !== null) },
      duesId: null,
    });
  }
  return out;
}

/** One line of dues per row that names an amount; a member who has a line of that year keeps it. */
async function writeDues(
  tx: Tx,
  actor: Actor,
  year: number,
  rows: readonly RosterRow[],
  effects: readonly Written[],
): Promise<RosterEffect[]> {
  const dues = new Map(
    rows.flatMap((row) => (row.entry?.dues ? [[row.rowNo, row.entry.dues] as const] : [])),
  );
  const periodFrom = `${year}-01-01`;
  const held = await tx.duesEntry.findMany({
    where: {
      membershipId: { in: effects.map((one) => one.membershipId) },
      periodFrom: dateOf(periodFrom) ?? undefined,
    },
    select: { membershipId: true },
    take: 20_000,
  });
  const have = new Set(held.map((one) => one.membershipId));
  const lines = effects.flatMap((effect) => {
    const given = dues.get(effect.rowNo);
    return given && !have.has(effect.membershipId) ? [{ id: newId(), effect, given }] : [];
  });
  await bulkInsert(
    tx,
    'dues_entry',
    lines.map(({ id, effect, given }) => ({
      id,
      membershipId: effect.membershipId,
      periodFrom,
      periodTo: `${year}-12-31`,
      dueOn: `${year}-12-31`,
      graceDays: 90,
      dueWan: given.dueWan,
      paidWan: given.paidWan,
      note: given.note,
    })),
  );
  await recordChanges(
    tx,
    actor,
    lines.map(({ effect, given }) => ({
      noun: 'memberships',
      recordId: effect.membershipId,
      verb: 'dues_raised',
      after: { duesPeriod: String(year), dueWan: given.dueWan, paidWan: given.paidWan, note: given.note },
    })),
  );
  await refreshStatusesIn(tx, { ids: lines.map(({ effect }) => effect.membershipId) });
  const made = new Map(lines.map(({ id, effect }) => [effect.membershipId, id]));
  return effects.map(({ rowNo: _r, ...effect }) => ({
    ...effect,
    duesId: made.get(effect.membershipId) ?? null,
  }));
}
