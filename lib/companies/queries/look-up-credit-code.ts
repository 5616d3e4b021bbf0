import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { checkCreditCode, type CreditCodeCheck } from '@/lib/shared/credit-code';
import { ForbiddenError } from '@/lib/shared/errors';
import { canCreateCompanies, canReadCompany } from '../policy';
import { maskCompanyName } from '../rules';

/** What is known of a code while it is typed. */
export type CreditCodeAnswer =
  | { state: 'invalid'; check: Extract<CreditCodeCheck, { ok: false }> }
  | { state: 'free'; value: string }
  | { state: 'known'; value: string; id: string; name: string; isFormer: boolean }
  | { state: 'elsewhere'; value: string; maskedName: string; isFormer: boolean };

/**
 * Checks a credit code and says whether a firm has it, or had it. A firm that another unit keeps is named masked and
 * without its unit (首报首谈). Counted against the search budget; refuses whoever may not enter firms.
 */
export async function lookUpCreditCode(
  actor: Actor,
  text: string,
  exceptId?: string,
): Promise<CreditCodeAnswer> {
  if (actor.kind !== 'person' || !canCreateCompanies(actor)) throw new ForbiddenError('companies.create');
  await limit('search', actor.userId);
  const check = checkCreditCode(text.slice(0, 60));
  if (!check.ok) return { state: 'invalid', check };
  const codes = await db.companyCode.findMany({
    where: {
      creditCode: check.value,
      company: { archivedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    },
    select: { company: { select: { id: true, name: true, creditCode: true, ownerUnitId: true } } },
    orderBy: { id: 'desc' },
    take: 5,
  });
  const company =
    codes.find((code) => code.company.creditCode === check.value)?.company ?? codes[0]?.company ?? null;
  if (!company) return { state: 'free', value: check.value };
  const isFormer = company.creditCode !== check.value;
  return canReadCompany(actor, company)
    ? { state: 'known', value: check.value, id: company.id, name: company.name, isFormer }
    : { state: 'elsewhere', value: check.value, maskedName: maskCompanyName(company.name), isFormer };
}
