import { withdrawConsentIn } from '@/lib/privacy/commands';
import type { WithdrawConsentInput } from '@/lib/privacy/schema';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { storiesOnConsent } from './prepare';
import { takeDownIn } from './decide-story';

/** What the log says of a story that fell with its consent. */
const REASON = '本人撤回公开展示同意';

/**
 * Withdraws a person's consent (PIPL 15) and takes down, in the same transaction, every published story that stands on
 * it: page, lists, search, site map and feed lose it at commit. The one door for withdrawing; staff and the person.
 */
export async function withdrawConsent(
  actor: Actor,
  input: WithdrawConsentInput,
): Promise<{ merchantId: string; stories: number }> {
  return inTransaction(async (tx) => {
    const consent = await withdrawConsentIn(tx, actor, input);
    const stories = await storiesOnConsent(tx, consent.id);
    for (const story of stories) await takeDownIn(tx, actor, story, input.reason ?? REASON);
    return { merchantId: consent.merchantId, stories: stories.length };
  });
}
