import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { InteractionInput } from '@/lib/interactions/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { seedMerchant } from './merchants';

/** A contact's input with fixed values: a complete call of yesterday with the people named. */
export function interactionInput(
  merchantIds: readonly string[],
  input: Partial<Record<keyof InteractionInput, unknown>> = {},
): InteractionInput {
  return InteractionInput.parse({
    channel: 'phone',
    happenedOn: addDays(today(), -1),
    merchantIds: [...merchantIds],
    summary: '了解近况（示例）',
    ...input,
  });
}

/** A contact that a unit made with a person of its own (made here when none is given); id and version. */
export async function seedInteraction(
  ownerUnitId: string,
  input: Partial<Record<keyof InteractionInput, unknown>> & { merchantId?: string } = {},
): Promise<{ id: string; version: number; merchantId: string }> {
  const { merchantId: given, ...values } = input;
  const merchantId = given ?? (await seedMerchant(ownerUnitId, { contactPoints: [] })).id;
  const { ids } = await createInteractions(systemActor('test'), [
    { ...interactionInput([merchantId], values), ownerUnitId, isSample: true },
  ]);
  const row = await db.interaction.findUniqueOrThrow({
    where: { id: ids[0] ?? '' },
    select: { id: true, version: true },
  });
  return { ...row, merchantId };
}
