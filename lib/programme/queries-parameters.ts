import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canChangeParameters, canReadParameters } from './policy';

export type TierRow = { id: string; facet: 'strength' | 'influence'; name: string; criteria: string | null };
export type IndustryTagRow = {
  id: string;
  code: string;
  nameZh: string;
  nameHant: string | null;
  nameEn: string | null;
  sortNo: number;
  synonyms: string[];
  industryCodes: string[];
};

/** The code tables of the programme with their criteria and mappings (E27). For the three administrators. */
export async function getParameters(
  actor: Actor,
): Promise<{ tiers: TierRow[]; tags: IndustryTagRow[]; can: { change: boolean } }> {
  if (!canReadParameters(actor)) throw new ForbiddenError('programme.read');
  const [tiers, tags] = await Promise.all([
    db.tier.findMany({
      where: { archivedAt: null },
      select: { id: true, facet: true, nameZh: true, criteria: true },
      orderBy: [{ facet: 'asc' }, { sortNo: 'asc' }],
      take: 100,
    }),
    db.industryTag.findMany({
      where: { archivedAt: null },
      select: {
        id: true,
        code: true,
        nameZh: true,
        nameHant: true,
        nameEn: true,
        sortNo: true,
        synonyms: true,
        industryCodes: true,
      },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
  ]);
  return {
    tiers: tiers.map(({ nameZh, ...tier }) => ({ ...tier, name: nameZh })),
    tags,
    can: { change: canChangeParameters(actor) },
  };
}
