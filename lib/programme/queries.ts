import { cache } from 'react';
import { tagged } from '@/lib/server/cache-tags';
import { db } from '@/lib/server/db';
import { ProgrammeProfile } from './schema';
import { defaultProfile } from './schema-default-profile';

/** A step of 实力 or 影响, or an industry tag, as forms and filters offer it. */
export type CodeOption = { id: string; code: string; name: string };

/** The programme as the database has it at this moment; the built-in profile while it is empty. For commands and jobs. */
export async function readPublicProgramme(): Promise<{ profile: ProgrammeProfile; isDemo: boolean }> {
  const row = await db.programme.findFirst({ select: { profile: true, isDemo: true } });
  if (!row) return { profile: defaultProfile, isDemo: false };
  const parsed = ProgrammeProfile.safeParse(row.profile);
  return { profile: parsed.success ? parsed.data : defaultProfile, isDemo: row.isDemo };
}

/** The same for pages, from the cache that a change of the programme empties. Public. */
export const getPublicProgramme = cache(async (): Promise<{ profile: ProgrammeProfile; isDemo: boolean }> =>
  tagged(['programme'], readPublicProgramme),
);

/** Steps of strength and influence in their order (E27). No personal data: everybody may read them. */
export const listPublicTiers = cache(
  async (): Promise<{ strength: CodeOption[]; influence: CodeOption[] }> => {
    const rows = await db.tier.findMany({
      where: { archivedAt: null },
      select: { id: true, code: true, nameZh: true, facet: true },
      orderBy: [{ facet: 'asc' }, { sortNo: 'asc' }],
      take: 100,
    });
    const of = (facet: string): CodeOption[] =>
      rows.filter((row) => row.facet === facet).map(({ id, code, nameZh }) => ({ id, code, name: nameZh }));
    return { strength: of('strength'), influence: of('influence') };
  },
);

/** The programme's industry tags in their order (E27). */
export const listPublicIndustryTags = cache(async (): Promise<CodeOption[]> => {
  const rows = await db.industryTag.findMany({
    where: { archivedAt: null },
    select: { id: true, code: true, nameZh: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  return rows.map(({ id, code, nameZh }) => ({ id, code, name: nameZh }));
});
