import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import type { Adapters } from '../rules';
import { readGreeting } from './read-greeting';

/** What the operator of this deployment has set: a mail server, an SMS gateway. */
export const adapters = (): Adapters => ({ mail: env.mail !== null, sms: env.sms !== null });

/** How far the messages of a campaign are, for the progress display. */
export async function getSendingProgress(actor: Actor, greetingId: string) {
  const row = await readGreeting(actor, greetingId);
  const groups = await db.greetingRecipient.groupBy({
    by: ['state'],
    where: { greetingId: row.id, state: { not: 'left_out' } },
    _count: { _all: true },
  });
  const total = groups.reduce((sum, { _count }) => sum + _count._all, 0);
  const open = groups
    .filter(({ state }) => state === 'ready' || state === 'sending')
    .reduce((sum, { _count }) => sum + _count._all, 0);
  const running = row.sending === 'running';
  return {
    state: row.sending ?? row.state,
    running,
    phase: running ? 'sending' : null,
    done: total - open,
    total,
    cancelAsked: false,
    share: total > 0 ? (total - open) / total : null,
    perSecond: null,
    secondsLeft: null,
  };
}
