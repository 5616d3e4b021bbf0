import { createMerchants } from '@/lib/merchants/commands/create-merchants';
import { MerchantInput } from '@/lib/merchants/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';

/** A person kept by a unit, with one mobile number. Returns the id and the id of the number's row. */
export async function seedMerchant(
  ownerUnitId: string,
  input: Partial<Record<keyof MerchantInput, unknown>> = {},
): Promise<{ id: string; contactPointId: string }> {
  const entry = MerchantInput.parse({
    name: '示例客商',
    ownerUnitId,
    contactPoints: [{ kind: 'mobile', value: '13800000000' }],
    ...input,
  });
  const { ids } = await createMerchants(systemActor('test'), [{ ...entry, isSample: true }]);
  const id = ids[0] ?? '';
  const point = await db.contactPoint.findFirstOrThrow({ where: { merchantId: id }, select: { id: true } });
  return { id, contactPointId: point.id };
}
