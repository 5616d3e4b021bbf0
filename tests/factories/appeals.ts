import { openAppeal } from '@/lib/appeals/commands/open-appeal';
import type { AppealState } from '@/lib/appeals/rules';
import { AppealInput } from '@/lib/appeals/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { seedMerchant } from './merchants';

/** An appeal's input with fixed values. */
export function appealInput(input: Partial<Record<keyof AppealInput, unknown>> = {}): AppealInput {
  return AppealInput.parse({
    kind: 'land',
    title: '新厂区用地指标（示例）',
    ask: '扩建需要用地指标二十亩，希望协调。',
    ...input,
  });
}

/** An appeal that a unit registered for a person of its own (made here when none is given); id and version. */
export async function seedAppeal(
  ownerUnitId: string,
  input: Partial<Record<keyof AppealInput, unknown>> & { state?: AppealState } = {},
): Promise<{ id: string; version: number }> {
  const { state, ...values } = input;
  const merchantId = values.merchantId ?? (await seedMerchant(ownerUnitId, { contactPoints: [] })).id;
  const entry = appealInput({ merchantId, ...values });
  const { id } = await openAppeal(systemActor('test'), { ...entry, ownerUnitId, isSample: true });
  if (state) await db.appeal.update({ where: { id }, data: { state }, select: { id: true } });
  return db.appeal.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
}
