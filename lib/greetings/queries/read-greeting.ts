import type { Actor } from '@/lib/server/actor';
import { db, type Tx } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListGreetings, canReadGreeting } from '../policy';
import { storedSegment } from '../schema';
import type { Question } from './recipient-facts';

export const greetingSelect = {
  id: true,
  number: true,
  title: true,
  festival: true,
  dayId: true,
  ownDay: { select: { name: true } },
  year: true,
  festivalOn: true,
  channel: true,
  textId: true,
  text: {
    select: {
      number: true,
      subject: true,
      body: true,
      signature: true,
      templateId: true,
      template: { select: { name: true } },
    },
  },
  signOff: true,
  letterOn: true,
  segment: true,
  unitId: true,
  officerId: true,
  state: true,
  askedBy: true,
  askedGrantId: true,
  askedAt: true,
  decidedBy: true,
  decidedAt: true,
  decisionReason: true,
  sending: true,
  sendingCode: true,
  sentOn: true,
  closedAt: true,
  closingNote: true,
  isSample: true,
  archivedAt: true,
  archivedReason: true,
  version: true,
  picks: { select: { merchantId: true, isAdded: true }, orderBy: { id: 'asc' }, take: 400 },
} as const;

const readRow = (client: Tx | typeof db, id: string) =>
  client.greeting.findUnique({ where: { id }, select: greetingSelect });

export type GreetingRecord = NonNullable<Awaited<ReturnType<typeof readRow>>>;

/** A campaign of the actor's units; any other does not exist (404). */
export async function readGreeting(
  actor: Actor,
  id: string,
  client: Tx | typeof db = db,
): Promise<GreetingRecord> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.read');
  const row = await readRow(client, id);
  if (!row || !canReadGreeting(actor, row)) throw new NotFoundError('greeting');
  return row;
}

/** Who the campaign asks for. */
export function questionOf(row: GreetingRecord): Question {
  return {
    channel: row.channel,
    segment: storedSegment(row.segment),
    added: row.picks.flatMap(({ merchantId, isAdded }) => (isAdded ? [merchantId] : [])),
    takenOut: row.picks.flatMap(({ merchantId, isAdded }) => (isAdded ? [] : [merchantId])),
  };
}

export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);
