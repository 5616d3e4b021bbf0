import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { canWriteTemplates } from '../policy';
import type { GreetingAct, TemplateChange, TemplateInput } from '../schema';

const wordingOf = (input: TemplateInput) => ({
  // a letter has no subject line, and only an SMS a signature: what another channel's field held is dropped
  subject: input.channel === 'card' || input.channel === 'email' ? (input.subject ?? null) : null,
  body: input.body,
  signature: input.channel === 'sms' ? (input.signature ?? null) : null,
});

const author = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

/** Writes a template with its first wording. Refuses a name that another template of the channel has. */
export async function createTemplate(
  actor: Actor,
  input: TemplateInput,
  options: { isSample?: boolean; tx?: Tx } = {},
): Promise<{ id: string; textId: string }> {
  if (actor.kind !== 'system' && !canWriteTemplates(actor)) throw new ForbiddenError('greetings.templates');
  const write = async (tx: Tx) => {
    await refuseSameName(tx, input, null);
    const [id, textId] = [newId(), newId()];
    const { name, channel } = input;
    await tx.greetingTemplate.create({
      data: { id, name, channel, isSample: options.isSample ?? false, createdBy: author(actor) },
      select: { id: true },
    });
    await tx.greetingText.create({
      data: { id: textId, templateId: id, number: 1, ...wordingOf(input), createdBy: author(actor) },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: id,
      verb: 'create_template',
      after: { name, channel, ...wordingOf(input) },
    });
    return { id, textId };
  };
  return options.tx ? write(options.tx) : inTransaction(write);
}

async function refuseSameName(tx: Tx, input: TemplateInput, id: string | null): Promise<void> {
  const same = await tx.greetingTemplate.count({
    where: { name: input.name, channel: input.channel, archivedAt: null, ...(id ? { id: { not: id } } : {}) },
  });
  if (same > 0) throw FieldErrors.of('name', 'duplicate');
}

async function loadTemplate(tx: Tx, actor: Actor, input: GreetingAct) {
  if (!canWriteTemplates(actor)) throw new ForbiddenError('greetings.templates');
  await tx.$queryRaw`SELECT 1 FROM greeting_template WHERE id = ${input.id}::uuid FOR UPDATE`;
  const row = await tx.greetingTemplate.findUnique({
    where: { id: input.id },
    select: {
      id: true,
      name: true,
      channel: true,
      version: true,
      archivedAt: true,
      texts: {
        select: { number: true, subject: true, body: true, signature: true },
        orderBy: { number: 'desc' },
        take: 1,
      },
    },
  });
  const [text] = row?.texts ?? [];
  if (!row || !text) throw new NotFoundError('greeting_template');
  const { texts: _texts, ...head } = row;
  if (row.version !== input.version) {
    throw new AppError('conflict', {}, standingValues({ ...head, ...text, number: null, archivedAt: null }));
  }
  if (row.archivedAt !== null) throw new AppError('not_in_this_state');
  return { ...head, text };
}

/**
 * Changes a template. Another wording is another version; campaigns keep the one that they were written with, and drafts
 * take the newest when they are saved again. The channel stays.
 */
export async function updateTemplate(actor: Actor, input: TemplateChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadTemplate(tx, actor, input);
    if (input.channel !== row.channel) throw FieldErrors.of('channel', 'not_in_list');
    await refuseSameName(tx, input, row.id);
    const { number, ...before } = row.text;
    const wording = wordingOf(input);
    if (JSON.stringify(before) !== JSON.stringify(wording)) {
      await tx.greetingText.create({
        data: { id: newId(), templateId: row.id, number: number + 1, ...wording, createdBy: author(actor) },
        select: { id: true },
      });
    }
    await tx.greetingTemplate.update({
      where: { id: row.id },
      data: { name: input.name, version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'update_template',
      before: { name: row.name, ...before },
      after: { name: input.name, ...wording },
    });
    return { id: row.id };
  });
}

/** Takes a template out of use; campaigns that were written with it keep its wording. */
export async function archiveTemplate(actor: Actor, input: GreetingAct): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadTemplate(tx, actor, input);
    await tx.greetingTemplate.update({
      where: { id: row.id },
      data: { archivedAt: new Date(), version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, { noun: 'greetings', recordId: row.id, verb: 'archive_template' });
    return { id: row.id };
  });
}
