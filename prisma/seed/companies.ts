import { createCompaniesIn } from '@/lib/companies/commands/write-companies';
import type { Tx } from '@/lib/server/db';
import { idOf, type SeedContext } from './context';

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
        isSample: true,
      };
    }),
  );
  context.companyIds.push(...ids);
}
