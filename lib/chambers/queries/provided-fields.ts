import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { dayOf } from '@/lib/shared/dates';
import { canAskLedger } from '../policy';

/** What a person of the ledger agreed to have given to this chamber; null for nothing. */
export type ProvidedFields = {
  name: string | null;
  firm: string | null;
  title: string | null;
  givenOn: string;
};

/**
 * What the chamber's officer reads of the ledger beside an entry: the fields that the person ticked in a separate
 * consent for giving them to this chamber, by its full name, that holds (PIPL 23). Without one nothing at all, not even
 * that the ledger has the person. The entry comes from a caller that has read it within the scope.
 */
export async function readProvided(
  actor: Actor,
  entry: { merchantId: string | null; chamber: { name: string } },
): Promise<ProvidedFields | null> {
  if (!canAskLedger(actor) || entry.merchantId === null) return null;
  const consent = await db.consent.findFirst({
    where: {
      merchantId: entry.merchantId,
      purpose: 'provide_to_chamber',
      withdrawnAt: null,
      scope: { contains: entry.chamber.name },
      merchant: { archivedAt: null, frozenAt: null },
    },
    select: {
      fields: true,
      givenAt: true,
      merchant: { select: { name: true, mainCompanyName: true, mainTitle: true } },
    },
    orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
  });
  if (!consent?.merchant) return null;
  const { fields, merchant } = consent;
  const isFirm = fields.includes('firm');
  return {
    name: fields.includes('name') ? merchant.name : null,
    firm: isFirm ? merchant.mainCompanyName : null,
    title: isFirm ? merchant.mainTitle : null,
    givenOn: dayOf(consent.givenAt),
  };
}
