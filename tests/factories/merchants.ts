import { createMerchants, type EntryContext } from '@/lib/merchants/commands/create-merchants';
import { MerchantInput } from '@/lib/merchants/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

/** The lawful basis that people of the tests have, unless a test is about people without one. */
export const exampleBasis = {
  kind: 'consent',
  evidence: '登记表（示例）',
  purposes: ['contact'],
  expiresAt: '2099-12-31',
} as const;

/**
 * A person kept by a unit, with one mobile number and a lawful basis (`null`: none). Returns the id and the id of the
 * number's row.
 */
export async function seedMerchant(
  ownerUnitId: string,
  input: Partial<Record<keyof MerchantInput, unknown>> = {},
  basis: EntryContext['basis'] = exampleBasis,
): Promise<{ id: string; contactPointId: string }> {
  const entry = MerchantInput.parse({
    name: '示例客商',
    ownerUnitId,
    contactPoints: [{ kind: 'mobile', value: '13800000000' }],
    ...input,
  });
  const { ids } = await createMerchants(systemActor('test'), [{ ...entry, isSample: true }], { basis });
  const id = ids[0] ?? '';
  const point = await db.contactPoint.findFirst({ where: { merchantId: id }, select: { id: true } });
  return { id, contactPointId: point?.id ?? '' };
}

/** A portrait on a person's record; its bytes are nowhere. Returns the id of the file. */
export async function seedPortrait(merchantId: string): Promise<string> {
  const file = await db.file.create({
    data: { sha256: '0'.repeat(64), size: 10n, mime: 'image/jpeg', key: `plain/${newId()}` },
    select: { id: true },
  });
  await db.attachment.create({
    data: {
      fileId: file.id,
      noun: 'merchants',
      recordId: merchantId,
      role: 'portrait',
      label: '',
      fileName: 'portrait.jpg',
    },
  });
  return file.id;
}
