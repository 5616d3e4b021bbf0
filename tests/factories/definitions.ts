import { db } from '@/lib/server/db';

const base = {
  measure: 'receipts',
  state: 'accepted',
  scopes: ['outside_province', 'province_outside_prefecture', 'prefecture_outside_county', 'local', 'abroad'],
  uses: ['fixed'],
  isReturn: true,
  withEstimates: false,
  places: 1,
  rounding: 'half-up',
};

/** A counted definition with one version per entry, oldest first. Made once per code. */
export async function seedDefinition(
  code = 'return-receipts',
  versions: readonly { validFrom: string; validTo?: string; params?: Record<string, unknown> }[] = [
    { validFrom: '2020-01-01' },
  ],
): Promise<string> {
  const known = await db.definition.findUnique({ where: { code }, select: { id: true } });
  if (known) return known.id;
  const made = await db.definition.create({
    data: {
      code,
      nameZh: '示例到位资金',
      versions: {
        create: versions.map(({ validFrom, validTo, params }, index) => ({
          number: index + 1,
          textZh: `示例口径第 ${index + 1} 版`,
          params: { ...base, ...params },
          validFrom: new Date(validFrom),
          validTo: validTo ? new Date(validTo) : null,
        })),
      },
    },
    select: { id: true },
  });
  return made.id;
}
