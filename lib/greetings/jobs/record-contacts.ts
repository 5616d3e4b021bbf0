import { recordChange } from '@/lib/audit/commands';
import { createInteractionsIn } from '@/lib/interactions/commands/create-interactions';
import { InteractionInput } from '@/lib/interactions/schema';
import type { Actor } from '@/lib/server/actor';
import { actorOfJob } from '@/lib/server/actor-of-job';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { ForbiddenError } from '@/lib/shared/errors';
import { dayOf } from '@/lib/shared/dates';
import { merchantScopeColumns, readsInFull, visibleMerchants } from '@/lib/merchants/policy';
import { scopeWhere } from '@/lib/server/scope';
import { canUpdateGreeting } from '../policy';
import { readGreeting, type GreetingRecord } from '../queries/read-greeting';
import { loggedChannelOf } from '../rules';
import { GreetingJob } from './greeting-job';

const PER_CHUNK = 200;

/**
 * Job `greetings.record`: writes a contact for everybody to whom a greeting went, two hundred a transaction. Each
 * recipient remembers its contact, so that a run that was killed goes on where it stopped and writes nobody twice.
 */
export async function recordContactsJob(data: JobData, signal?: AbortSignal): Promise<void> {
  const job = GreetingJob.parse(data);
  const actor = await actorOfJob(job);
  while (!signal?.aborted) {
    const written = await inTransaction((tx) => recordChunkIn(tx, actor, job.greetingId), 60_000);
    if (written < PER_CHUNK) return;
  }
}

/** Writes the contacts of the next people; returns how many it looked at. */
export async function recordChunkIn(tx: Tx, actor: Actor, greetingId: string): Promise<number> {
  // one run at a time for a campaign; a second one waits and finds the rest
  await tx.$queryRaw`SELECT 1 FROM greeting WHERE id = ${greetingId}::uuid FOR UPDATE`;
  const row = await readGreeting(actor, greetingId, tx);
  if (actor.kind !== 'system' && !canUpdateGreeting(actor, row)) throw new ForbiddenError('greetings.record');
  const people = await tx.greetingRecipient.findMany({
    where: { greetingId, sentAt: { not: null }, interactionId: null },
    select: { id: true, merchantId: true, sentAt: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: PER_CHUNK,
  });
  const loggable = await readable(
    tx,
    actor,
    people.map(({ merchantId }) => merchantId),
  );
  const logged = people.filter(({ merchantId }) => loggable.has(merchantId));
  const { ids } = await createInteractionsIn(
    tx,
    actor,
    logged.map(({ merchantId, sentAt }) => entryOf(row, merchantId, sentAt ?? new Date())),
  );
  // a person who was archived or has left the scope since gets no entry, and is not asked for again
  const pairs = people.map(({ id }) => ({
    id,
    interactionId: ids[logged.findIndex((one) => one.id === id)] ?? id,
  }));
  if (pairs.length > 0) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE greeting_recipient r SET "interactionId" = x.interaction
        FROM unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ interactionId }) => interactionId)}::uuid[])
             AS x(id, interaction) WHERE r.id = x.id`);
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: greetingId,
      verb: 'record_contacts',
      after: { contacts: logged.length },
    });
  }
  return people.length;
}

async function readable(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.merchant.findMany({
    where: {
      AND: [
        { id: { in: [...ids] }, archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, keeperUnitIds: true, basisState: true },
    take: PER_CHUNK,
  });
  return new Set(rows.filter((person) => readsInFull(actor, person)).map(({ id }) => id));
}

function entryOf(row: GreetingRecord, merchantId: string, sentAt: Date) {
  return {
    ...InteractionInput.parse({
      channel: loggedChannelOf(row.channel),
      happenedOn: dayOf(sentAt),
      merchantIds: [merchantId],
      officerIds: [row.officerId],
      subject: row.title,
      summary: `${row.title}（${row.number}）`,
    }),
    ownerUnitId: row.unitId,
    isMass: true,
    isSample: row.isSample,
  };
}
