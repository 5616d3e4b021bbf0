import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canPublishOfficers } from '../policy';
import type { ContactPublicInput, PublicationInput } from '../schema-publication';
import { requireChamberFor } from './lock-import';
import { chamberTags, dateOf, memberKey, requireMember } from './prepare';

/**
 * Records that a member agreed to be named in public with the office held (PIPL 25): the chamber's officer or the
 * bureau says so, with the day and what proves it. The page names nobody without it. Another chamber's answers 404.
 */
export async function publishMember(
  actor: PersonActor,
  input: PublicationInput,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, input.id);
    if (!canPublishOfficers(actor, stored.chamber)) throw new ForbiddenError('chambers.publish');
    if (stored.leftOn !== null) throw new AppError('not_in_this_state');
    if (input.givenOn > today()) throw FieldErrors.of('givenOn', 'date_in_future');
    await tx.$queryRaw`SELECT 1 FROM membership WHERE id = ${stored.id}::uuid FOR UPDATE`;
    const holding = await tx.memberPublication.count({
      where: { membershipId: stored.id, withdrawnAt: null },
    });
    if (holding > 0) throw new AppError('not_in_this_state');
    await tx.memberPublication.create({
      data: {
        membershipId: stored.id,
        merchantId: stored.merchantId,
        evidence: input.evidence,
        givenOn: dateOf(input.givenOn) ?? new Date(),
        recordedBy: actor.userId,
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: 'publish',
      after: { publishedOn: input.givenOn, publishEvidence: input.evidence },
      personKey: await memberKey(tx, stored),
    });
    await touchTags(tx, chamberTags(stored.chamber.slug));
    return { id: stored.id, chamberId: stored.chamberId };
  });
}

/** Takes the consent back: the name leaves the page in the same transaction. */
export async function unpublishMember(
  actor: PersonActor,
  { id }: { id: string },
): Promise<{ id: string; chamberId: string }> {
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, id);
    if (!canPublishOfficers(actor, stored.chamber)) throw new ForbiddenError('chambers.publish');
    const { count } = await tx.memberPublication.updateMany({
      where: { membershipId: stored.id, withdrawnAt: null },
      data: { withdrawnAt: new Date(), withdrawnBy: actor.userId },
    });
    if (count === 0) throw new AppError('not_in_this_state');
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: 'unpublish',
      personKey: await memberKey(tx, stored),
    });
    await touchTags(tx, chamberTags(stored.chamber.slug));
    return { id: stored.id, chamberId: stored.chamberId };
  });
}

/** Shows telephone and address of the secretariat to the public, or no longer. */
export async function setContactPublic(
  actor: PersonActor,
  input: ContactPublicInput,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    await requireChamberFor(tx, actor, input.id, canPublishOfficers);
    const chamber = await tx.chamber.update({
      where: { id: input.id },
      data: { contactPublic: input.isOn },
      select: { id: true, slug: true },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: input.isOn ? 'contact_public' : 'contact_hidden',
    });
    await touchTags(tx, chamberTags(chamber.slug));
    return { id: chamber.id };
  });
}
