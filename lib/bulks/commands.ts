import { recordChange, recordChanges } from '@/lib/audit/commands';
import { canKeepFor } from '@/lib/merchants/policy';
import { listLedgerIds } from '@/lib/merchants/queries/read-ledger';
import { questionOf } from '@/lib/merchants/schema-question';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { refuseStranger } from '@/lib/users/queries-staff';
import { canReadBulk, canUseBulks, isOwnBulk, kindsFor } from './policy';
import { MOST_ROWS, readState } from './rules';
import { holderOf, SILENT_MS, stopping, undoing } from './rules-run';
import { readParams, type BulkInput } from './schema';

/**
 * Asks for an act on many people. The question is frozen as one row per person in the transaction that queues the job;
 * whether a person may be changed is asked again when its turn comes. Refuses nobody (`bulk_nobody`), more than
 * 50,000, an officer who does not work in the actor's units today, and a unit that the actor does not keep for.
 */
export async function startBulk(actor: Actor, input: BulkInput): Promise<{ id: string }> {
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.start');
  const question = questionOf(input);
  const params = readParams(input);
  if (!kindsFor(actor).includes(params.kind)) throw new ForbiddenError(`bulks.${params.kind}`);
  const ids = await listLedgerIds(actor, question);
  if (ids.length === 0) throw FieldErrors.of('query', 'bulk_nobody');
  if (ids.length > MOST_ROWS) throw FieldErrors.of('query', 'bulk_too_many', { most: MOST_ROWS });
  if (params.kind === 'hand' && !canKeepFor(actor, params.unitId))
    throw FieldErrors.of('unitId', 'not_in_list');
  return inTransaction(async (tx) => {
    if (params.kind === 'assign') await refuseStranger(tx, actor.unitIds, params.officerId);
    if (params.kind === 'tag') {
      await tx.$executeRaw`INSERT INTO merchant_tag (name, "createdBy") VALUES (${params.tag}, ${actor.userId}::uuid)
        ON CONFLICT (name) DO NOTHING`;
    }
    const year = Number(today().slice(0, 4));
    const number = numberText('P', year, await reserveNumbers(tx, 'bulks', year));
    const id = newId();
    await tx.bulkAct.create({
      data: {
        id,
        number,
        kind: params.kind,
        params,
        question,
        reason: input.reason,
        createdBy: actor.userId,
        grantId: actor.grantId,
        unitId: actor.unitId,
        total: ids.length,
      },
      select: { id: true },
    });
    await bulkInsert(
      tx,
      'bulk_act_row',
      ids.map((merchantId, index) => ({ actId: id, rowNo: index + 1, merchantId })),
    );
    await recordChange(tx, actor, {
      noun: 'bulks',
      recordId: id,
      verb: 'ask',
      after: { number, ...params, persons: ids.length, filters: question },
      reason: input.reason,
    });
    await queue(tx, { id, createdBy: actor.userId, grantId: actor.grantId }, actor);
    return { id };
  }, 60_000);
}

type Queued = { id: string; createdBy: string; grantId: string };

async function queue(tx: Tx, act: Queued, actor: Actor): Promise<void> {
  const { requestId, address } = actor;
  await enqueue(
    tx,
    'bulks.run',
    { actId: act.id, userId: act.createdBy, grantId: act.grantId, requestId, address },
    { key: act.id },
  );
}

/** Locks and loads an act; one that the actor may not see does not exist. */
async function loadAct(tx: Tx, actor: Actor, id: string) {
  await tx.$queryRaw`SELECT 1 FROM bulk_act WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.bulkAct.findUnique({
    where: { id },
    select: { id: true, createdBy: true, grantId: true, unitId: true, state: true },
  });
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.change');
  if (!row || !canReadBulk(actor, row)) throw new NotFoundError('bulk');
  return { row: { ...row, state: readState(row.state) }, actor };
}

/** Stops an own act between two portions; what was done stays and can be taken back. */
export async function cancelBulk(actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await loadAct(tx, actor, id);
    if (!isOwnBulk(who, row)) throw new ForbiddenError('bulks.cancel');
    await tx.bulkAct.update({ where: { id }, data: stopping(row.state), select: { id: true } });
    await recordChange(tx, who, {
      noun: 'bulks',
      recordId: id,
      verb: 'cancel',
      before: { state: row.state },
    });
    return { id };
  });
}

/**
 * Takes an ended act back: by whoever asked for it, or the chief of the unit, under that person's rights of today.
 * Records that somebody has changed since stay as they are and are listed as blocked.
 */
export async function undoBulk(actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await loadAct(tx, actor, id);
    const done = await tx.bulkActRow.count({ where: { actId: id, outcome: 'done' } });
    await tx.bulkAct.update({ where: { id }, data: undoing(row.state, done, who), select: { id: true } });
    await recordChange(tx, who, {
      noun: 'bulks',
      recordId: id,
      verb: 'undo',
      before: { state: row.state },
      after: { persons: done },
    });
    await queue(tx, { id, createdBy: who.userId, grantId: who.grantId }, who);
    return { id };
  });
}

/** Puts acts whose worker has died back into the queue, on behalf of the same person. Every minute, by the system. */
export async function resumeBulks(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('bulks.resume');
  await inTransaction(async (tx) => {
    const silent = await tx.bulkAct.updateManyAndReturn({
      where: {
        state: { in: ['running', 'undoing'] },
        updatedAt: { lt: new Date(Date.now() - SILENT_MS) },
      },
      data: { runId: null },
      select: { id: true, state: true, createdBy: true, grantId: true, undoneBy: true, undoGrantId: true },
      limit: 50,
    });
    for (const act of silent) await queue(tx, { id: act.id, ...holderOf(act) }, actor);
    await recordChanges(
      tx,
      actor,
      silent.map(({ id }) => ({ noun: 'bulks', recordId: id, verb: 'resume' })),
    );
  });
}
