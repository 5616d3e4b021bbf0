import { db } from '@/lib/server/db';
import type { GreetingChannel } from '../rules';
import { recipientOfToken } from './refusal-token';

/** What the page behind a refusal link says: who wrote, by which way; no name and no address, links are forwarded. */
export type PublicRefusal = { channel: GreetingChannel; signOff: string; isRefused: boolean };

/** The page of a refusal link; null when the link is none of ours, or its person is not kept any more. */
export async function getPublicRefusal(token: string): Promise<PublicRefusal | null> {
  const id = recipientOfToken(token);
  if (id === null) return null;
  const recipient = await db.greetingRecipient.findUnique({
    where: { id },
    select: { merchantId: true, greeting: { select: { channel: true, signOff: true } } },
  });
  if (!recipient) return null;
  const { channel, signOff } = recipient.greeting;
  const standing = await db.greetingRefusal.count({
    where: { merchantId: recipient.merchantId, channel, withdrawnAt: null },
  });
  return { channel, signOff, isRefused: standing > 0 };
}
