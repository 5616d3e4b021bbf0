import { merchantWhere } from '@/lib/merchants/queries/where';
import type { LedgerQuestion } from '@/lib/merchants/schema-question';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canKeepAttendees } from '../policy';
import { leftOutReason, leftOutReasons, type InviteeFacts, type LeftOutReason } from '../rules-attendees';
import { requireEvent } from './read-event';

/** So many people are put on a list at once. */
export const MOST_INVITEES = 2000;

const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/**
 * The people of a question to the ledger, each with the reason for which the person is not invited (null: is). The
 * condition is the ledger's own, so that the number is that of the list; at most `MOST_INVITEES` and one more.
 */
export async function decideInvitees(
  tx: Tx,
  actor: Actor,
  eventId: string,
  question: LedgerQuestion,
): Promise<{ id: string; reason: LeftOutReason | null }[]> {
  const event = await requireEvent(tx, actor, eventId);
  if (!canKeepAttendees(actor, event)) throw new ForbiddenError('events.invite');
  const ids = question.ids ? Prisma.sql`AND m.id = ANY (${question.ids}::uuid[])` : Prisma.empty;
  const rows = await tx.$queryRaw<(InviteeFacts & { id: string })[]>(Prisma.sql`
    SELECT m.id, m."doNotContact", m."basisState"::text AS "basisState",
           EXISTS (SELECT 1 FROM event_attendee a WHERE a."eventId" = ${eventId}::uuid AND a."merchantId" = m.id) AS "isListed",
           coalesce((SELECT w."withdrawnAt" IS NOT NULL FROM consent w WHERE w."merchantId" = m.id AND w.purpose = 'contact'
                     ORDER BY w."givenAt" DESC, w.id DESC LIMIT 1), FALSE) AS "hasWithdrawn",
           EXISTS (SELECT 1 FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL AND b.kind <> 'none'
                     AND (b."expiresAt" IS NULL OR b."expiresAt" >= ${today}) AND 'contact' = ANY (b.purposes)) AS "mayContact"
      FROM merchant m WHERE ${merchantWhere(actor, question.filters)} ${ids}
     ORDER BY m.pinyin, m.id LIMIT ${MOST_INVITEES + 1}`);
  return rows.map(({ id, ...facts }) => ({ id, reason: leftOutReason(facts) }));
}

/** How many of a question would be invited, and how many are left out for which reason. */
export type InvitePreview = {
  asked: number;
  isTooMany: boolean;
  ready: number;
  leftOut: { reason: LeftOutReason; count: number }[];
};

/** The numbers before anything is written; for who keeps the list of this event. */
export async function previewInvitees(
  actor: Actor,
  eventId: string,
  question: LedgerQuestion,
): Promise<InvitePreview> {
  const people = await decideInvitees(db, actor, eventId, question);
  const count = (reason: LeftOutReason | null) => people.filter((one) => one.reason === reason).length;
  return {
    asked: people.length,
    isTooMany: people.length > MOST_INVITEES,
    ready: count(null),
    leftOut: leftOutReasons.flatMap((reason) => {
      const n = count(reason);
      return n > 0 ? [{ reason, count: n }] : [];
    }),
  };
}
