import { historyOf } from '@/lib/audit/queries';
import type { HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListGreetings, canWriteTemplates } from '../policy';
import type { GreetingChannel } from '../rules';

/** A template with its present wording. */
export type TemplateRow = {
  id: string;
  name: string;
  channel: GreetingChannel;
  version: number;
  isSample: boolean;
  number: number;
  textId: string;
  subject: string | null;
  body: string;
  signature: string | null;
  updatedOn: string;
};

const select = {
  id: true,
  name: true,
  channel: true,
  version: true,
  isSample: true,
  archivedAt: true,
  updatedAt: true,
  texts: {
    select: { id: true, number: true, subject: true, body: true, signature: true, createdAt: true },
    orderBy: { number: 'desc' },
    take: 20,
  },
} as const;

/** Templates that are in use, by channel and name, at most 200. */
export async function listTemplates(actor: Actor, channel?: GreetingChannel): Promise<TemplateRow[]> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const rows = await db.greetingTemplate.findMany({
    where: { archivedAt: null, ...(channel ? { channel } : {}) },
    select: { ...select, texts: { ...select.texts, take: 1 } },
    orderBy: [{ channel: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.flatMap(({ texts: [text], updatedAt, archivedAt: _archived, ...row }) =>
    text
      ? [
          {
            ...row,
            number: text.number,
            textId: text.id,
            subject: text.subject,
            body: text.body,
            signature: text.signature,
            updatedOn: updatedAt.toISOString().slice(0, 10),
          },
        ]
      : [],
  );
}

/** A template with its wordings, the newest first, and its history. */
export type TemplateDetail = Omit<TemplateRow, 'updatedOn'> & {
  versions: { number: number; subject: string | null; body: string; signature: string | null; at: Date }[];
  isArchived: boolean;
  history: HistoryRow[];
  can: { update: boolean };
};

/** One template; an unknown one is a 404. */
export async function getTemplate(actor: Actor, id: string): Promise<TemplateDetail> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const row = await db.greetingTemplate.findUnique({ where: { id }, select });
  const text = row?.texts[0];
  if (!row || !text) throw new NotFoundError('greeting_template');
  return {
    id: row.id,
    name: row.name,
    channel: row.channel,
    version: row.version,
    isSample: row.isSample,
    number: text.number,
    textId: text.id,
    subject: text.subject,
    body: text.body,
    signature: text.signature,
    versions: row.texts.map(({ id: _id, createdAt, ...version }) => ({ ...version, at: createdAt })),
    isArchived: row.archivedAt !== null,
    history: await historyOf(actor, 'greetings', id),
    can: { update: row.archivedAt === null && canWriteTemplates(actor) },
  };
}
