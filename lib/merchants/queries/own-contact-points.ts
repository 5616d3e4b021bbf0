import type { PersonActor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { CONTACT_CONTEXT } from '../rules';

/** A phone, e-mail or address in full. */
export type OwnContactPoint = {
  kind: string;
  label: string | null;
  value: string;
  preferred: boolean;
  doNotUse: boolean;
};

/** The own contact values in full, for the person's own copy (PIPL 45). For a merchant only, of the own record only. */
export async function listOwnContactPoints(actor: PersonActor): Promise<OwnContactPoint[]> {
  if (actor.role !== 'merchant' || actor.merchantId === null) throw new ForbiddenError('merchants.own');
  const rows = await db.contactPoint.findMany({
    where: { merchantId: actor.merchantId, validTo: null },
    select: { kind: true, label: true, cipher: true, keyId: true, preferred: true, doNotUse: true },
    orderBy: [{ preferred: 'desc' }, { sortNo: 'asc' }, { id: 'asc' }],
    take: 50,
  });
  return rows.map(({ cipher, keyId, ...row }) => ({
    ...row,
    value: decryptValue(Buffer.from(cipher), keyId, CONTACT_CONTEXT),
  }));
}
