import { createCompanies } from '@/lib/companies/commands/write-companies';
import { CompanyInput } from '@/lib/companies/schema';
import { systemActor } from '@/lib/server/actor-of-job';

/** A firm kept by a unit. Returns its id. */
export async function seedCompany(
  ownerUnitId: string,
  input: Partial<Record<keyof CompanyInput, unknown>> = {},
): Promise<string> {
  const entry = CompanyInput.parse({ name: '示例企业有限公司', ownerUnitId, ...input });
  const { ids } = await createCompanies(systemActor('test'), [{ ...entry, isSample: true }]);
  return ids[0] ?? '';
}
