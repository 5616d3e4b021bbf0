import { createGreeting } from '@/lib/greetings/commands/write-greeting';
import { decideGreeting, submitGreeting } from '@/lib/greetings/commands/move-greeting';
import { createTemplate } from '@/lib/greetings/commands/write-template';
import type { GreetingChannel } from '@/lib/greetings/rules';
import { GreetingInput, TemplateInput } from '@/lib/greetings/schema';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';

let count = 0;

/** A template's input with fixed words; its name is its own. */
export function templateInput(
  channel: GreetingChannel = 'letter',
  input: Partial<Record<keyof TemplateInput, unknown>> = {},
): TemplateInput {
  return TemplateInput.parse({
    name: `示例模板${(count += 1)}`,
    channel,
    ...(channel === 'sms' ? { signature: '示例经合' } : {}),
    ...(channel === 'email' ? { subject: '{节日}问候' } : {}),
    body:
      channel === 'sms'
        ? '{尊称}您好，{节日}安康。'
        : '{称呼}：\n值此{农历年}{节日}，谨致问候。\n此致\n敬礼！\n{落款}\n{日期}',
    ...input,
  });
}

/** A template of a channel; ids of it and of its wording. */
export async function seedTemplate(
  channel: GreetingChannel = 'letter',
  input: Partial<Record<keyof TemplateInput, unknown>> = {},
): Promise<{ id: string; textId: string }> {
  return createTemplate(systemActor('test'), templateInput(channel, input), { isSample: true });
}

/** A campaign's input: Mid-Autumn 2026 by letter to the people named by hand. */
export function greetingInput(
  templateId: string,
  added: readonly string[],
  input: Partial<Record<keyof GreetingInput, unknown>> = {},
): GreetingInput {
  return GreetingInput.parse({
    festival: 'mid_autumn',
    year: 2026,
    title: '2026 年中秋慰问（示例）',
    channel: 'letter',
    templateId,
    signOff: '示例市经济合作局',
    letterOn: '2026-09-20',
    scope: added.length > 0 ? 'by_hand' : 'segment',
    added: [...added],
    ...input,
  });
}

/** A draft of the actor's own unit with its version. */
export async function draftOf(
  actor: PersonActor,
  added: readonly string[],
  input: Partial<Record<keyof GreetingInput, unknown>> = {},
): Promise<{ id: string; version: number }> {
  const channel = (input.channel ?? 'letter') as GreetingChannel; // cast: tests name channels
  const { id: templateId } = await seedTemplate(channel);
  const { id } = await createGreeting(actor, greetingInput(templateId, added, input));
  return { id, version: 1 };
}

export async function versionOf(id: string): Promise<{ id: string; version: number }> {
  return db.greeting.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
}

/** A campaign that the second person has approved: its list stands. */
export async function approvedOf(
  actor: PersonActor,
  chief: PersonActor,
  added: readonly string[],
  input: Partial<Record<keyof GreetingInput, unknown>> = {},
): Promise<{ id: string; version: number }> {
  const draft = await draftOf(actor, added, input);
  await submitGreeting(actor, draft);
  await decideGreeting(chief, {
    ...(await versionOf(draft.id)),
    decision: 'approve',
    reason: '同意（示例）',
  });
  return versionOf(draft.id);
}

/** A draft of a unit, without anybody who wrote it, for the access table. */
export async function seedGreeting(
  unitId: string,
  owner: { userId: string; grantId: string },
  state: 'draft' | 'submitted' | 'approved' | 'preparing' | 'sent' = 'draft',
): Promise<{ id: string; version: number }> {
  const { textId } = await seedTemplate();
  const isAsked = state !== 'draft';
  return db.greeting.create({
    data: {
      number: `W2026-${String(100_000 + (await db.greeting.count()))}`,
      title: '中秋慰问（示例）',
      festival: 'mid_autumn',
      year: 2026,
      festivalOn: new Date('2026-09-25'),
      channel: 'letter',
      textId,
      signOff: '示例局',
      letterOn: new Date('2026-09-20'),
      segment: { order: 'updated' },
      unitId,
      officerId: owner.userId,
      state,
      isSample: true,
      ...(isAsked ? { askedBy: owner.userId, askedGrantId: owner.grantId, askedAt: new Date() } : {}),
    },
    select: { id: true, version: true },
  });
}
