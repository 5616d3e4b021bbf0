import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { inTransaction } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canRevealMember } from '../policy';
import { MEMBER_PHONE_CONTEXT } from '../rules';
import type { MemberRevealInput } from '../schema';
import { memberKey, requireMember } from './prepare';

/**
 * Shows the full phone number of an entry. Written to the audit trail with its purpose before the number leaves; at
 * most 60 an hour per person (security.md, What goes out; PIPL 51). Another chamber's entry answers 404. Outside the
 * chamber only where the member agreed to it (PIPL 23).
 */
export async function revealMemberPhone(actor: Actor, input: MemberRevealInput): Promise<{ value: string }> {
  if (actor.kind !== 'person') throw new ForbiddenError('chambers.reveal');
  await limit('reveal', actor.userId);
  return inTransaction(async (tx) => {
    const stored = await requireMember(tx, actor, input.id);
    if (!canRevealMember(actor, stored.chamber, { isProvided: stored.providedOn !== null }))
      throw new ForbiddenError('chambers.reveal');
    if (!stored.phoneCipher || !stored.phoneKeyId) throw new NotFoundError('membership.phone');
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: stored.id,
      verb: 'reveal',
      after: { contactKind: 'phone' },
      reason: input.purpose,
      personKey: await memberKey(tx, stored),
    });
    return { value: decryptValue(Buffer.from(stored.phoneCipher), stored.phoneKeyId, MEMBER_PHONE_CONTEXT) };
  });
}
