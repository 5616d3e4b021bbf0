import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recordChange } from '@/lib/audit/commands';
import { canExport } from '@/lib/exports/policy';
import { personsTakenBefore } from '@/lib/exports/queries/taken-before';
import { needsApproval } from '@/lib/exports/rules';
import { clientTexts } from '@/lib/i18n/client-texts';
import { canReadMerchant } from '@/lib/merchants/policy';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { decryptValue } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import { limit } from '@/lib/server/rate-limit';
import { writeXlsx, type SheetColumn } from '@/lib/server/spreadsheet/write-xlsx';
import { dayOf, formatInstant, today } from '@/lib/shared/dates';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canReadBulk, isOwnBulk } from './policy';
import { isRunning, leftOut, MOST_ROWS, readState } from './rules';
import { LINK_CONTEXT } from './rules-invite';
import type { BulkSheet } from './schema';

const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** One person of the sheet, as far as the reader may still see them. */
type Line = {
  fileNo: string;
  name: string;
  unit: string | null;
  outcome: string;
  why: string | null;
  link: string;
  until: string;
};

/**
 * The people of an ended act as a workbook: what became of each with the links of their invitations (`results`), or for
 * whom nothing was done and why (`left`). By whoever asked for the act. A list of people that leaves the house: it has a
 * number and a watermark, stands among the exports, and counts with those of the day; above the programme's number it is
 * refused (`needs_second_person`), since links can't wait for a second person in a file.
 */
export async function takeBulkSheet(
  actor: Actor,
  id: string,
  { part }: BulkSheet,
): Promise<{ bytes: Buffer; mime: string; fileName: string }> {
  if (!canExport(actor)) throw new ForbiddenError('exports.take');
  await limit('export', actor.userId);
  const { profile } = await readPublicProgramme();
  const made = await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${actor.userId}::uuid FOR UPDATE`;
    const act = await tx.bulkAct.findUnique({
      where: { id },
      select: {
        id: true,
        number: true,
        kind: true,
        reason: true,
        state: true,
        createdBy: true,
        unitId: true,
      },
    });
    if (!act || !canReadBulk(actor, act)) throw new NotFoundError('bulk');
    if (!isOwnBulk(actor, act)) throw new ForbiddenError('bulks.sheet');
    if (isRunning(readState(act.state))) throw new AppError('not_in_this_state');
    const lines = await readLines(tx, actor, id, part);
    const above = profile.exportApprovalPersons;
    const before = await personsTakenBefore(tx, actor.userId);
    if (needsApproval(lines.length, above, before)) throw new AppError('needs_second_person');
    const number = await record(tx, actor, act, { persons: lines.length, above, before, part });
    return { act, lines, number };
  }, 60_000);
  const bytes = await workbook(actor, made, part);
  return { bytes, mime: MIME, fileName: `${made.number}.xlsx` };
}

/** The taking among the exports, and in the log of the act. */
async function record(
  tx: Tx,
  actor: PersonActor,
  act: { id: string; number: string; reason: string },
  taken: { persons: number; above: number; before: number; part: string },
): Promise<string> {
  const year = Number(today().slice(0, 4));
  const number = numberText('C', year, await reserveNumbers(tx, 'exports', year));
  const { id } = await tx.export.create({
    data: {
      number,
      noun: 'bulks',
      createdBy: actor.userId,
      grantId: actor.grantId,
      unitId: actor.unitId,
      filters: { filters: { order: 'updated' } },
      columns: ['name', 'unit'],
      format: 'xlsx',
      reason: `${act.number} ${act.reason}`,
      persons: taken.persons,
      approvalAbove: taken.above,
      personsBefore: taken.before,
      rowCount: taken.persons,
      // made while it is sent: there is no file to come back to
      state: 'expired',
      downloads: 1,
      downloadedAt: new Date(),
    },
    select: { id: true },
  });
  const after = { number, persons: taken.persons, part: taken.part };
  await recordChange(tx, actor, { noun: 'exports', recordId: id, verb: 'ask', after, reason: act.reason });
  await recordChange(tx, actor, { noun: 'bulks', recordId: act.id, verb: 'sheet_taken', after });
  return number;
}

async function readLines(
  tx: Tx,
  actor: PersonActor,
  actId: string,
  part: BulkSheet['part'],
): Promise<Line[]> {
  const rows = await tx.bulkActRow.findMany({
    where: { actId, ...(part === 'left' ? { outcome: { in: [...leftOut] } } : {}) },
    select: {
      ...{ outcome: true, leftReason: true, resultId: true, beforeCipher: true, keyId: true },
      merchant: {
        select: {
          id: true,
          fileNo: true,
          name: true,
          ownerUnitId: true,
          keeperUnitIds: true,
          frozenAt: true,
        },
      },
    },
    orderBy: { rowNo: 'asc' },
    take: MOST_ROWS,
  });
  const seen = rows.filter(({ merchant }) => canReadMerchant(actor, merchant) && !merchant.frozenAt);
  const [units, invitations] = await Promise.all([
    tx.unit.findMany({
      where: { id: { in: [...new Set(seen.map(({ merchant }) => merchant.ownerUnitId))] } },
      select: { id: true, shortName: true },
    }),
    tx.invitation.findMany({
      where: {
        id: { in: seen.flatMap((row) => row.resultId ?? []) },
        usedAt: null,
        revokedAt: null,
        expiresAt: { gt: new Date() },
      },
      select: { id: true, expiresAt: true },
    }),
  ]);
  const unitOf = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const open = new Map(invitations.map((one) => [one.id, one.expiresAt]));
  return seen.map(({ outcome, leftReason, resultId, beforeCipher, keyId, merchant }) => {
    const until = open.get(resultId ?? '');
    const token =
      until && outcome === 'done' && beforeCipher && keyId
        ? decryptValue(beforeCipher, keyId, LINK_CONTEXT)
        : null;
    return {
      ...{ fileNo: merchant.fileNo, name: merchant.name, unit: unitOf.get(merchant.ownerUnitId) ?? null },
      ...{ outcome, why: leftReason },
      link: token ? `${env.publicUrl}${env.basePath}/invitation/${token}` : '',
      until: token && until ? dayOf(until) : '',
    };
  });
}

type Made = { act: { number: string; kind: string; reason: string }; lines: readonly Line[]; number: string };

async function workbook(
  actor: PersonActor,
  { act, lines, number }: Made,
  part: BulkSheet['part'],
): Promise<Buffer> {
  // messages: bulks.desk.sheet.* bulks.desk.what.* bulks.desk.kind.* bulks.desk.outcome.* bulks.desk.why.*
  const texts = await clientTexts('zh-CN', ['bulks.desk']);
  const text = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    Object.entries(values).reduce(
      (line, [name, value]) => line.replaceAll(`{${name}}`, () => value),
      texts[`bulks.desk.${key}`] ?? key,
    );
  const watermark = text('sheet.watermark', {
    export: number,
    who: actor.userName,
    at: formatInstant(new Date()),
    reason: act.reason,
  });
  const withLinks = part === 'results' && act.kind === 'invite';
  const column = (key: string, width: number): SheetColumn => ({ header: text(`sheet.${key}`), width });
  const output = new PassThrough();
  const bytes = buffer(output);
  await writeXlsx(output, [
    {
      name: text('sheet.name'),
      titleLines: [text('sheet.title', { what: text(`kind.${act.kind}`), number: act.number }), watermark],
      footer: watermark,
      columns: [
        column('fileNo', 14),
        column('person', 12),
        column('unit', 16),
        column('outcome', 10),
        column('why', 30),
        ...(withLinks ? [column('link', 60), column('until', 12)] : []),
      ],
      rows: lines.map((line) => [
        ...[line.fileNo, line.name, line.unit ?? '', text(`outcome.${line.outcome}`)],
        line.why ? text(`why.${line.why}`) : '',
        ...(withLinks ? [line.link, line.until] : []),
      ]),
    },
  ]);
  return bytes;
}
