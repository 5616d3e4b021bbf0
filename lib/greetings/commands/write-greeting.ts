import { recordChange } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { merchantWhere } from '@/lib/merchants/queries/where';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canWriteGreetings } from '../policy';
import { adapters } from '../queries/sending';
import { dayOfFestival, dayOfOwnDay } from '../rules-festivals';
import { readSegment, type ArchiveGreetingInput, type GreetingChange, type GreetingInput } from '../schema';
import { loadForWork } from './load-greeting';

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The day of the festival in the year; a year that the calendar does not know is refused, never guessed. */
async function festivalOn(tx: Tx, input: GreetingInput): Promise<string> {
  const { festival, dayId } = input.festival;
  try {
    if (festival !== 'own') return dayOfFestival(input.year, festival);
    const own = await tx.greetingDay.findUnique({
      where: { id: dayId ?? '' },
      select: { calendar: true, month: true, day: true, archivedAt: true },
    });
    if (!own || own.archivedAt !== null) throw FieldErrors.of('festival', 'not_in_list');
    const calendar = own.calendar === 'lunar' ? 'lunar' : 'solar';
    const date = dayOfOwnDay(input.year, { ...own, calendar });
    if (date === null) throw FieldErrors.of('year', 'no_such_day');
    return date;
  } catch (error) {
    if (error instanceof RangeError) throw FieldErrors.of('year', 'unknown_year');
    throw error;
  }
}

/** The newest wording of a template in use, of the campaign's channel. */
async function wordingOf(tx: Tx, input: GreetingInput): Promise<string> {
  const template = await tx.greetingTemplate.findUnique({
    where: { id: input.templateId },
    select: {
      channel: true,
      archivedAt: true,
      texts: { select: { id: true }, orderBy: { number: 'desc' }, take: 1 },
    },
  });
  const [text] = template?.texts ?? [];
  if (!template || template.archivedAt !== null || !text) throw FieldErrors.of('templateId', 'not_in_list');
  if (template.channel !== input.channel) throw FieldErrors.of('templateId', 'template_channel');
  return text.id;
}

async function checkPeople(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const seen = await tx.merchant.count({
    where: { AND: [{ id: { in: wanted } }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
  });
  if (seen !== wanted.length) throw new NotFoundError('merchant');
}

/** Columns of a campaign from its input; the segment is one that the actor could ask of the merchants' list. */
async function columnsOf(tx: Tx, actor: PersonActor, input: GreetingInput) {
  if (input.channel === 'email' && !adapters().mail) throw FieldErrors.of('channel', 'mail_not_set');
  const segment = input.scope === 'segment' ? readSegment(input.segment, input.fields) : null;
  // refuses filters on fields that the role may not read, as the list does
  if (segment) merchantWhere(actor, segment);
  await checkPeople(tx, actor, [...input.added, ...input.takenOut]);
  const officerId = input.officerId ?? actor.userId;
  const office = await tx.grant.count({
    where: { userId: officerId, unitId: { not: null }, revokedAt: null },
  });
  if (office === 0) throw FieldErrors.of('officerId', 'not_in_list');
  return {
    title: input.title,
    festival: input.festival.festival,
    dayId: input.festival.dayId,
    year: input.year,
    festivalOn: dateOf(await festivalOn(tx, input)),
    channel: input.channel,
    textId: await wordingOf(tx, input),
    signOff: input.signOff,
    letterOn: dateOf(input.letterOn),
    segment: segment ?? Prisma.DbNull,
    officerId,
  };
}

const auditOf = (input: GreetingInput): Record<string, unknown> => ({
  title: input.title,
  festival: input.festival.dayId ?? input.festival.festival,
  year: input.year,
  channel: input.channel,
  templateId: input.templateId,
  signOff: input.signOff,
  letterOn: input.letterOn,
  segment: input.scope === 'segment' ? readSegment(input.segment, input.fields) : null,
  added: [...input.added].sort(),
  takenOut: [...input.takenOut].sort(),
});

async function writePicks(tx: Tx, greetingId: string, input: GreetingInput): Promise<void> {
  await tx.greetingPick.deleteMany({ where: { greetingId } });
  await bulkInsert(tx, 'greeting_pick', [
    ...input.added.map((merchantId) => ({ id: newId(), greetingId, merchantId, isAdded: true })),
    ...input.takenOut.map((merchantId) => ({ id: newId(), greetingId, merchantId, isAdded: false })),
  ]);
}

/**
 * Writes a campaign as a draft of the actor's unit. Refuses a year without calendar, a template of another channel,
 * filters and people that the actor may not read.
 */
export async function createGreeting(actor: PersonActor, input: GreetingInput): Promise<{ id: string }> {
  if (!canWriteGreetings(actor) || actor.unitId === null) throw new ForbiddenError('greetings.write');
  const { unitId } = actor;
  return inTransaction(async (tx) => {
    const columns = await columnsOf(tx, actor, input);
    const year = Number(today().slice(0, 4));
    const number = numberText('W', year, await reserveNumbers(tx, 'greetings', year));
    const id = newId();
    await tx.greeting.create({
      data: { id, number, unitId, createdBy: actor.userId, ...columns },
      select: { id: true },
    });
    await writePicks(tx, id, input);
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: id,
      verb: 'create',
      after: { number, ...auditOf(input) },
    });
    return { id };
  });
}

/** Changes a draft; it takes the template's newest wording. */
export async function updateGreeting(actor: PersonActor, input: GreetingChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['draft']);
    const columns = await columnsOf(tx, actor, input);
    await tx.greeting.update({
      where: { id: row.id },
      data: { ...columns, version: { increment: 1 } },
      select: { id: true },
    });
    await writePicks(tx, row.id, input);
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'update',
      before: { title: row.title, year: row.year, channel: row.channel, signOff: row.signOff },
      after: auditOf(input),
    });
    return { id: row.id };
  });
}

/** Takes a draft that will not be held out of the list, with the reason. */
export async function archiveGreeting(
  actor: PersonActor,
  input: ArchiveGreetingInput,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['draft']);
    await tx.greeting.update({
      where: { id: row.id },
      data: { archivedAt: new Date(), archivedReason: input.reason, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'archive',
      reason: input.reason,
    });
    return { id: row.id };
  });
}
