import type { Tx } from '@/lib/server/db';
import { addTieIn } from '@/lib/ties/commands';
import { TieInput, type TieChoice } from '@/lib/ties/schema';
import type { SeedContext } from './context';

/** How many people apart in the demo's list, how they know each other, since when, what was said. All invented. */
const told = [
  [1, 'introduces', '2015年', '介绍来家乡考察'],
  [2, 'classmate', '1998', '高中同班'],
  [5, 'townsman', null, null],
  [9, 'partner', '2019-06', '合伙办厂'],
  [14, 'chamber', '2020', null],
  [23, 'comrade', '2003', null],
] as const satisfies readonly (readonly [number, TieChoice, string | null, string | null])[];

const CENTRES = [0, 1, 2, 9, 23];

/** Who knows whom, for a demo: a few people with some ties each, so that ways lead from one to another. */
export async function seedTies(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  for (const centre of CENTRES) {
    for (const [step, choice, sinceText, note] of told) {
      const merchantId = context.merchantIds[centre];
      const otherId = context.merchantIds[centre + step];
      if (!merchantId || !otherId) continue;
      const input = TieInput.parse({
        ...{ merchantId, otherId, choice, source: '本人在座谈会上所述（示例）' },
        ...(sinceText ? { sinceText } : {}),
        ...(note ? { note } : {}),
      });
      await addTieIn(tx, context.actor, { ...input, isSample: true });
    }
  }
}
