import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { isHeld, type Period } from '@/lib/merchants/rules-life';
import { readsInFullWhere } from '@/lib/merchants/queries/where';
import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf, today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';

/** A person's post in a firm. */
export type CompanyPerson = {
  id: string;
  merchantId: string;
  name: string;
  fileNo: string;
  title: string | null;
  period: Period;
  isEnded: boolean;
  isMain: boolean;
  isSample: boolean;
};

/**
 * People who work or worked in a firm, as far as the actor may read them; at most 200. `hidden` tells how many posts
 * belong to people that other units keep or whose record lacks a lawful basis: their number, not their names. Outside the firm's scope: 404.
 */
export async function listCompanyPeople(
  actor: Actor,
  companyId: string,
): Promise<{ people: CompanyPerson[]; hidden: number }> {
  const company = await db.company.count({
    where: { AND: [{ id: companyId }, scopeWhere(visibleCompanies(actor), companyScopeColumns)] },
  });
  if (company === 0) throw new NotFoundError('company');
  const alive = { companyId, merchant: { archivedAt: null } };
  // where somebody works is withheld without a lawful basis: such a post counts among the hidden ones
  const readable = {
    companyId,
    merchant: {
      AND: [
        { archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
        readsInFullWhere(actor),
      ],
    },
  };
  const [rows, all, visible] = await Promise.all([
    db.post.findMany({
      where: readable,
      select: {
        id: true,
        title: true,
        periodText: true,
        fromText: true,
        toText: true,
        validTo: true,
        isEnded: true,
        isMain: true,
        merchant: { select: { id: true, name: true, fileNo: true, isSample: true } },
      },
      orderBy: [
        { isEnded: 'asc' },
        { validTo: { sort: 'desc', nulls: 'first' } },
        { validFrom: { sort: 'desc', nulls: 'last' } },
        { id: 'asc' },
      ],
      take: 200,
    }),
    db.post.count({ where: alive }),
    db.post.count({ where: readable }),
  ]);
  return {
    people: rows.map(({ merchant, periodText, fromText, toText, validTo, isEnded, ...post }) => ({
      ...post,
      isEnded: !isHeld({ isEnded, validTo: validTo && dayOf(validTo) }, today()),
      period: { periodText, fromText, toText, isEnded },
      merchantId: merchant.id,
      name: merchant.name,
      fileNo: merchant.fileNo,
      isSample: merchant.isSample,
    })),
    hidden: all - visible,
  };
}
