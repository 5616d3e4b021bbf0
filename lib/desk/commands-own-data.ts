import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recordChange } from '@/lib/audit/commands';
import { deskWords } from '@/lib/i18n/desk-words';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { writeXlsx, type SheetOut } from '@/lib/server/spreadsheet/write-xlsx';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { confirmPassword } from '@/lib/users/commands/confirm-password';
import { getOwnData, type OwnData } from './queries-own-data';
import { ownSheets } from './rules-own-data';
import type { OwnDataInput } from './schema';

const MIME = {
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/**
 * The person's own copy of everything that is kept (PIPL 45: 查阅、复制、转移): JSON for another system, a workbook to
 * read. Asks for the password again, five times an hour at most, writes an audit row and stores nothing. For a merchant
 * only; nobody takes it in another person's name.
 */
export async function takeOwnData(
  actor: PersonActor,
  { format, password }: OwnDataInput,
): Promise<{ bytes: Buffer; mime: string; fileName: string }> {
  const { merchantId } = actor;
  if (actor.role !== 'merchant' || merchantId === null) throw new ForbiddenError('merchants.own');
  await confirmPassword(actor, password);
  await limit('own_data', actor.userId);
  const data = await getOwnData(actor);
  const words = await deskWords();
  const bytes =
    format === 'json'
      ? Buffer.from(`${JSON.stringify(data, null, 2)}\n`, 'utf8')
      : await workbookOf(ownSheets(data, words));
  await inTransaction((tx) =>
    recordChange(tx, actor, {
      noun: 'merchants',
      recordId: merchantId,
      verb: 'own_copy',
      after: { format, parts: partsOf(data) },
    }),
  );
  const name = words('account.my.data.fileName', { name: data.person.name, date: today() });
  return { bytes, mime: MIME[format], fileName: `${name}.${format}` };
}

/** Which parts the copy holds, for the log: names only. */
const partsOf = (data: OwnData): string[] =>
  Object.entries(data).flatMap(([part, value]) =>
    Array.isArray(value) ? (value.length > 0 ? [part] : []) : typeof value === 'object' ? [part] : [],
  );

async function workbookOf(sheets: readonly SheetOut[]): Promise<Buffer> {
  const output = new PassThrough();
  const [bytes] = await Promise.all([buffer(output), writeXlsx(output, sheets)]);
  return bytes;
}
