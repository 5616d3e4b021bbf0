import { createCompaniesIn, type CompanyEntry } from '@/lib/companies/commands/write-companies';
import type { Tx } from '@/lib/server/db';
import { idOf, type SeedContext } from './context';

/** Invented figures of some firms, so that their size class follows, and of two a place in a list. */
function depthOf(index: number): Pick<CompanyEntry, 'industryCode' | 'figures' | 'rankings'> {
  if (index % 4 !== 0) return {};
  const asOf = '2025年';
  return {
    industryCode: 'C1331',
    figures: [
      { kind: 'employees', original: `约${30 + index * 9}人`, asOf },
      ...(index % 8 === 0 ? [{ kind: 'revenue' as const, original: `${800 + index * 350}万元`, asOf }] : []),
    ],
    ...(index === 0 || index === 8
      ? { rankings: [{ kind: 'private_500', year: 2025, rank: 300 + index, source: '示例榜单' }] }
      : {}),
  };
}

/** The invented firms of the invented people, marked 示例; each is kept where the first of its people is kept. */
export async function seedCompanies(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const { companies, people } = context.people;
  const keepers = new Map<number, string>();
  for (const person of people) {
    for (const post of person.posts) {
      if (!keepers.has(post.companyIndex)) keepers.set(post.companyIndex, person.keeperUnit);
    }
  }
  const root = context.preset.units[0]?.code ?? '';
  const { ids } = await createCompaniesIn(
    tx,
    context.actor,
    companies.map((company) => {
      const tag = context.tagIds.get(company.chain);
      return {
        name: company.name,
        creditCode: company.creditCode,
        placeText: company.place,
        ...(tag ? { industryTagId: tag } : {}),
        registeredCapitalWan: company.registeredCapitalWan,
        ownerUnitId: idOf(context.unitIds, keepers.get(company.index) ?? root),
        ...depthOf(company.index),
        isSample: true,
      };
    }),
  );
  context.companyIds.push(...ids);
}
