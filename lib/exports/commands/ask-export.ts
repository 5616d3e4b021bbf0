import { recordChange } from '@/lib/audit/commands';
import { carriesContacts, columnsFor } from '@/lib/merchants/fields-export';
import { countLedger } from '@/lib/merchants/queries/read-ledger';
import { questionOf } from '@/lib/merchants/schema-question';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { limit } from '@/lib/server/rate-limit';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { jobOf } from '../jobs/export-job';
import { canExport, canTakeFullContacts, canTakeRoundTrip } from '../policy';
import { personsTakenBefore } from '../queries/taken-before';
import { MOST_XLSX_ROWS, needsApproval, type ExportState } from '../rules';
import type { ExportInput } from '../schema';

/**
 * Asks for a list of people to leave the house: exactly what the list's filters show (or the chosen records among
 * them), in the named columns, for a stated reason. The audit row is written in the transaction that queues the job.
 * Above the programme's number of persons, those of the day before counted along, it waits for a second person
 * (domain.md 2.5). Refuses columns that the role
 * may not read, full contact values and round trips to roles that have no part in them, and a list of nobody.
 */
export async function askExport(
  actor: PersonActor,
  input: ExportInput,
): Promise<{ id: string; state: ExportState }> {
  if (!canExport(actor)) throw new ForbiddenError('exports.ask');
  const allowed = columnsFor(actor).map((column) => column.key);
  if (input.columns.some((key) => !allowed.includes(key))) throw FieldErrors.of('columns', 'not_in_list');
  const fullContacts = input.fullContacts && carriesContacts(input.columns);
  if (fullContacts && !canTakeFullContacts(actor)) throw new ForbiddenError('exports.full_contacts');
  if (input.roundTrip && !canTakeRoundTrip(actor)) throw new ForbiddenError('exports.round_trip');
  await limit('export', actor.userId);
  const question = questionOf(input);
  const persons = await countLedger(actor, question);
  if (persons === 0) throw FieldErrors.of('query', 'export_nobody');
  if (input.format === 'xlsx' && persons > MOST_XLSX_ROWS) throw FieldErrors.of('format', 'export_too_long');
  const { profile } = await readPublicProgramme();
  const above = profile.exportApprovalPersons;
  return inTransaction(async (tx) => {
    // one after another: two small lists asked for at once count together like any others
    await tx.$queryRaw`SELECT 1 FROM app_user WHERE id = ${actor.userId}::uuid FOR UPDATE`;
    const before = await personsTakenBefore(tx, actor.userId);
    const state: ExportState = needsApproval(persons, above, before) ? 'waiting' : 'queued';
    const year = Number(today().slice(0, 4));
    const number = numberText('C', year, await reserveNumbers(tx, 'exports', year));
    const { id } = await tx.export.create({
      data: {
        number,
        noun: 'merchants',
        createdBy: actor.userId,
        grantId: actor.grantId,
        unitId: actor.unitId,
        filters: question,
        columns: input.columns,
        format: input.format,
        reason: input.reason,
        fullContacts,
        roundTrip: input.roundTrip,
        persons,
        approvalAbove: above,
        personsBefore: before,
        state,
        total: persons,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'exports',
      recordId: id,
      verb: 'ask',
      after: {
        number,
        persons,
        personsBefore: before,
        columns: input.columns,
        format: input.format,
        fullContacts,
        roundTrip: input.roundTrip,
        state,
        filters: question,
      },
      reason: input.reason,
    });
    // contact values in full are an act of their own, like showing a single one
    if (fullContacts) {
      await recordChange(tx, actor, {
        noun: 'exports',
        recordId: id,
        verb: 'full_contacts',
        after: { persons },
        reason: input.reason,
      });
    }
    if (state === 'queued') {
      const queued = await enqueue(tx, 'exports.write', { ...jobOf(actor, id) }, { key: id });
      if (queued === null) throw new AppError('unavailable');
    }
    return { id, state };
  });
}
