import { db } from '@/lib/server/db';

let number = 0;

/** A public chain with one link that is there and one that is missing. */
export async function seedChain(
  ownerUnitId: string,
  name = '示例链',
): Promise<{ id: string; version: number; slug: string }> {
  number += 1;
  return db.chain.create({
    data: {
      slug: `example-chain-${number}`,
      name,
      ownerUnitId,
      isSample: true,
      links: {
        create: [
          { name: '精制', state: 'present', sortNo: 0 },
          { name: '灌装', state: 'missing', sortNo: 1 },
        ],
      },
    },
    select: { id: true, version: true, slug: true },
  });
}
