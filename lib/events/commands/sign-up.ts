import { recordChange } from '@/lib/audit/commands';
import { visibleRosterWhere } from '@/lib/chambers/policy';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canSignUpMembers, canSignUpSelf } from '../policy';
import { requireChamberEvent } from '../queries/chamber-events';
import { requireOwnEvent } from '../queries/own-events';
import { signUpEnds } from '../rules';
import { attendeeAfter, maySignUp, takesPlace, type AttendeeState } from '../rules-attendees';
import type { OwnAnswerInput, SignUpMembersInput, WithdrawMemberInput } from '../schema';
import { lockEvent, refuseWithoutPlace, type LockedEvent } from './places';

/** Signing up and taking it back: while the event is announced, until its deadline. */
function refuseTooLate(event: LockedEvent): void {
  if (event.state !== 'published') throw new AppError('not_in_this_state');
  if (new Date() > signUpEnds(event)) throw FieldErrors.of('_form', 'sign_up_over');
}

/**
 * An officer signs members of the own chamber up. A member who has a place already, by whomever, counts once. All or
 * none: where the places do not suffice for all, none is taken. Refuses entries of other rosters (404).
 */
export async function signUpMembers(
  actor: Actor,
  input: SignUpMembersInput,
): Promise<{ id: string; signedUp: number }> {
  if (!canSignUpMembers(actor) || actor.kind !== 'person') throw new ForbiddenError('events.sign_up_members');
  return inTransaction(async (tx) => {
    const { chamberId } = await requireChamberEvent(tx, actor, input.id);
    const event = await lockEvent(tx, input.id);
    refuseTooLate(event);
    const members = await tx.membership.findMany({
      where: {
        id: { in: input.memberIds },
        chamberId,
        chamber: visibleRosterWhere(actor),
        OR: [{ leftOn: null }, { leftOn: { gt: new Date(`${today()}T00:00:00Z`) } }],
      },
      select: { id: true, merchantId: true },
      take: 100,
    });
    if (members.length !== input.memberIds.length) throw new NotFoundError('membership');
    const standing = await tx.eventAttendee.findMany({
      where: {
        eventId: event.id,
        OR: [
          { membershipId: { in: members.map(({ id }) => id) } },
          { merchantId: { in: members.flatMap(({ merchantId }) => merchantId ?? []) } },
        ],
      },
      select: { id: true, state: true, membershipId: true, merchantId: true },
      take: 300,
    });
    const wanted = members.flatMap((member) => {
      const row =
        standing.find((one) => one.membershipId === member.id) ??
        standing.find((one) => member.merchantId !== null && one.merchantId === member.merchantId);
      return maySignUp(row?.state ?? null) ? [{ member, row }] : [];
    });
    refuseWithoutPlace(event, wanted.length, 'memberIds');
    for (const { member, row } of wanted) {
      await takePlace(tx, actor, event.id, row ?? null, {
        ...{ channel: 'chamber', chamberId, membershipId: member.id, merchantId: member.merchantId },
      });
    }
    if (wanted.length > 0) {
      await recordChange(tx, actor, {
        ...{ noun: 'events', recordId: event.id, verb: 'sign_up_members' },
        after: { chamberId, signedUp: wanted.length },
      });
    }
    return { id: event.id, signedUp: wanted.length };
  });
}

type Who = {
  channel: 'chamber' | 'self';
  chamberId: string | null;
  membershipId: string | null;
  merchantId: string | null;
};

/** The row of somebody who now has a place: the one that stands, or a new one. */
async function takePlace(
  tx: Tx,
  actor: PersonActor,
  eventId: string,
  row: { id: string } | null,
  who: Who,
): Promise<void> {
  const taken = { state: 'signed_up' as const, signedUpAt: new Date(), channel: who.channel };
  if (row) {
    await tx.eventAttendee.update({
      where: { id: row.id },
      data: {
        ...{ ...taken, chamberId: who.chamberId, version: { increment: 1 } },
        // whose name is shown stays as it was; the other link is added where it is known
        ...(who.membershipId ? { membershipId: who.membershipId } : {}),
      },
      select: { id: true },
    });
    return;
  }
  await tx.eventAttendee.create({
    data: {
      ...{ ...taken, ...who, id: newId(), eventId, createdBy: actor.userId },
      source: who.merchantId ? 'ledger' : 'roster',
    },
    select: { id: true },
  });
}

/** The chamber takes a sign-up back that it made, until the deadline. Others' sign-ups do not exist for it (404). */
export async function withdrawMember(actor: Actor, input: WithdrawMemberInput): Promise<{ id: string }> {
  if (!canSignUpMembers(actor) || actor.kind !== 'person') throw new ForbiddenError('events.sign_up_members');
  const { chamberIds } = actor;
  return inTransaction(async (tx) => {
    const row = await tx.eventAttendee.findFirst({
      where: { id: input.id, chamberId: { in: [...chamberIds] } },
      select: { id: true, eventId: true },
    });
    if (!row) throw new NotFoundError('attendee');
    const event = await lockEvent(tx, row.eventId);
    refuseTooLate(event);
    const { count } = await tx.eventAttendee.updateMany({
      where: { id: row.id, state: 'signed_up' },
      data: { state: 'withdrawn', version: { increment: 1 } },
    });
    if (count === 0) throw new AppError('not_in_this_state');
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: 'withdraw_member' },
      before: { attendee: row.id, attendeeState: 'signed_up' },
      after: { attendee: row.id, attendeeState: 'withdrawn' },
    });
    return { id: event.id };
  });
}

const ANSWERS: Record<OwnAnswerInput['answer'], (state: AttendeeState | null) => AttendeeState | null> = {
  sign_up: (state) => (maySignUp(state) ? 'signed_up' : null),
  decline: (state) => (state === 'invited' || state === 'planned' ? attendeeAfter('decline', state) : null),
  withdraw: (state) => (state === 'signed_up' ? 'withdrawn' : null),
};

/** The person's own word under 我的, until the deadline. An event that is not open to the person does not exist (404). */
export async function answerOwn(actor: Actor, input: OwnAnswerInput): Promise<{ id: string }> {
  if (!canSignUpSelf(actor) || actor.kind !== 'person' || !actor.merchantId)
    throw new ForbiddenError('events.sign_up');
  const { merchantId } = actor;
  return inTransaction(async (tx) => {
    await requireOwnEvent(tx, actor, input.id);
    const event = await lockEvent(tx, input.id);
    refuseTooLate(event);
    const row = await tx.eventAttendee.findUnique({
      where: { eventId_merchantId: { eventId: event.id, merchantId } },
      select: { id: true, state: true },
    });
    const state = ANSWERS[input.answer](row?.state ?? null);
    if (state === null) throw new AppError('not_in_this_state');
    if (takesPlace(state)) {
      refuseWithoutPlace(event, 1);
      await takePlace(tx, actor, event.id, row, {
        ...{ channel: 'self', chamberId: null, membershipId: null, merchantId },
      });
    } else if (row) {
      await tx.eventAttendee.update({
        where: { id: row.id },
        data: { state, version: { increment: 1 } },
        select: { id: true },
      });
    }
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: `own_${input.answer}` },
      before: { attendeeState: row?.state ?? null },
      after: { attendeeState: state },
    });
    return { id: event.id };
  });
}
