import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canWriteTemplates } from '../policy';
import type { ArchiveDayInput, DayInput } from '../schema';

/** Adds an own day to the calendar of every year. Refuses a name that is there already. */
export async function createGreetingDay(actor: Actor, input: DayInput): Promise<{ id: string }> {
  if (!canWriteTemplates(actor)) throw new ForbiddenError('greetings.days');
  return inTransaction(async (tx) => {
    const same = await tx.greetingDay.count({ where: { name: input.name, archivedAt: null } });
    if (same > 0) throw FieldErrors.of('name', 'duplicate');
    const id = newId();
    await tx.greetingDay.create({
      data: { id, ...input, createdBy: actor.kind === 'person' ? actor.userId : null },
      select: { id: true },
    });
    await recordChange(tx, actor, { noun: 'greetings', recordId: id, verb: 'create_day', after: input });
    return { id };
  });
}

/** Takes an own day out of the calendar; campaigns that were held on it keep it. */
export async function archiveGreetingDay(actor: Actor, input: ArchiveDayInput): Promise<{ id: string }> {
  if (!canWriteTemplates(actor)) throw new ForbiddenError('greetings.days');
  return inTransaction(async (tx) => {
    const row = await tx.greetingDay.findUnique({
      where: { id: input.id },
      select: { id: true, name: true, version: true, archivedAt: true },
    });
    if (!row) throw new NotFoundError('greeting_day');
    if (row.archivedAt !== null || row.version !== input.version) throw new AppError('not_in_this_state');
    await tx.greetingDay.update({
      where: { id: row.id },
      data: { archivedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'archive_day',
      before: { name: row.name },
    });
    return { id: row.id };
  });
}
