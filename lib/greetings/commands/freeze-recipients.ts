import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { Prisma, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { canListGreetings } from '../policy';
import { listCandidates, listCrowded, readCandidates } from '../queries/recipient-facts';
import { questionOf, type GreetingRecord } from '../queries/read-greeting';
import { MOST_RECIPIENTS } from '../rules';
import { decideAll, leftOutReason, type LeftOutReason } from '../rules-recipients';

/**
 * Writes the list of an approved campaign, everybody with the form of address or with the reason of being left out,
 * within the rights of `asker`, whoever approves. Refuses (`too_many_rows`) more than 20,000 people. Returns how many get
 * the greeting and how many do not.
 */
export async function freezeRecipientsIn(
  tx: Tx,
  asker: Actor,
  row: GreetingRecord,
): Promise<{ ready: number; leftOut: number }> {
  if (!canListGreetings(asker)) throw new ForbiddenError('greetings.freeze');
  const candidates = await listCandidates(asker, questionOf(row), MOST_RECIPIENTS + 1, tx);
  if (candidates.length > MOST_RECIPIENTS) throw new AppError('too_many_rows');
  const decided = decideAll(candidates);
  const crowded = await listCrowded(
    asker,
    decided.flatMap(({ id, reason }) => (reason === null ? [id] : [])),
    row.unitId,
    tx,
  );
  // those who get it first, so that the files number them without gaps
  const ordered = [
    ...decided.filter(({ reason }) => reason === null),
    ...decided.filter(({ reason }) => reason !== null),
  ];
  await tx.greetingRecipient.deleteMany({ where: { greetingId: row.id } });
  await bulkInsert(
    tx,
    'greeting_recipient',
    ordered.map((person, index) => ({
      id: newId(),
      greetingId: row.id,
      merchantId: person.id,
      honorific: person.honorific,
      state: person.reason === null ? 'ready' : 'left_out',
      reason: person.reason,
      isCrowded: crowded.has(person.id),
      contactPointId: person.reason === null ? person.contactPointId : null,
      sortNo: index,
    })),
  );
  const ready = decided.filter(({ reason }) => reason === null).length;
  return { ready, leftOut: decided.length - ready };
}

/**
 * Asks the rules again for people who still stand to be sent, at the moment of printing, posting or sending: who has
 * since refused, lost the basis, been archived or left the asker's scope is left out with the reason. The contact point
 * follows the record. Returns the ids of recipients that were left out now.
 */
export async function recheckRecipientsIn(
  tx: Tx,
  asker: Actor,
  row: Pick<GreetingRecord, 'id' | 'channel'>,
  recipients: readonly { id: string; merchantId: string; contactPointId: string | null }[],
): Promise<Map<string, LeftOutReason>> {
  if (!canListGreetings(asker)) throw new ForbiddenError('greetings.send');
  const facts = await readCandidates(
    asker,
    row.channel,
    recipients.map(({ merchantId }) => merchantId),
    tx,
  );
  const out = new Map<string, LeftOutReason>();
  const moved: { id: string; pointId: string }[] = [];
  for (const recipient of recipients) {
    const person = facts.get(recipient.merchantId);
    const reason = person ? leftOutReason(person, new Set()) : 'archived';
    if (reason) out.set(recipient.id, reason);
    else if (person?.contactPointId && person.contactPointId !== recipient.contactPointId)
      moved.push({ id: recipient.id, pointId: person.contactPointId });
  }
  for (const reason of new Set(out.values())) {
    const ids = [...out].flatMap(([id, why]) => (why === reason ? [id] : []));
    await tx.greetingRecipient.updateMany({
      where: { id: { in: ids } },
      data: { state: 'left_out', reason },
    });
  }
  if (moved.length > 0) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE greeting_recipient r SET "contactPointId" = x.point
        FROM unnest(${moved.map(({ id }) => id)}::uuid[], ${moved.map(({ pointId }) => pointId)}::uuid[]) AS x(id, point)
       WHERE r.id = x.id`);
  }
  return out;
}
