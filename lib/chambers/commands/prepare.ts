import { createPersonKeys, loadPersonKeys, type PersonKeyInHand } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { blindIndex, encryptValue } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canUpdateChamber, chamberScopeColumns, visibleChambers, visibleRosterWhere } from '../policy';
import { MEMBER_PHONE_CONTEXT, readyPhone } from '../rules';

/** What every command on a chamber needs of it. */
export const chamberSelect = {
  id: true,
  slug: true,
  name: true,
  ownerUnitId: true,
  rosterMode: true,
  status: true,
  registryNo: true,
  preparedOn: true,
  foundedOn: true,
  registeredOn: true,
  dissolvedOn: true,
  version: true,
} as const;

/** A chamber that the actor may change, inside the caller's transaction: 404 outside the scope, 403 without the right. */
export async function requireChamber(tx: Tx, actor: Actor, id: string) {
  const row = await tx.chamber.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
    select: chamberSelect,
  });
  if (!row) throw new NotFoundError('chamber');
  if (!canUpdateChamber(actor, row)) throw new ForbiddenError('chambers.update');
  return row;
}

/** An entry whose roster the actor may read, with its chamber: another chamber's entry answers 404. */
export async function requireMember(tx: Tx, actor: Actor, id: string) {
  const row = await tx.membership.findFirst({
    where: {
      id,
      chamber: visibleRosterWhere(actor),
    },
    select: {
      id: true,
      chamberId: true,
      partyKind: true,
      merchantId: true,
      companyId: true,
      entryName: true,
      entryFirm: true,
      entryTitle: true,
      entryOffice: true,
      entryBusiness: true,
      entryHometown: true,
      entryAddress: true,
      creditCode: true,
      joinedText: true,
      providedOn: true,
      phoneCipher: true,
      phoneKeyId: true,
      phoneMasked: true,
      joinedOn: true,
      leftOn: true,
      leftReason: true,
      referrer: true,
      note: true,
      personKeyId: true,
      version: true,
      chamber: { select: { id: true, slug: true, ownerUnitId: true, rosterMode: true } },
    },
  });
  if (!row) throw new NotFoundError('membership');
  return row;
}

/**
 * The key under which revisions of an entry are encrypted. An entry from before there were keys gets one now; a key that
 * was destroyed with the person gives none of its own back, and a new one begins.
 */
export async function memberKey(
  tx: Tx,
  member: { id: string; personKeyId: string | null },
): Promise<PersonKeyInHand> {
  const known = member.personKeyId
    ? (await loadPersonKeys(tx, [member.personKeyId])).get(member.personKeyId)
    : null;
  if (known) return known;
  const [made] = await createPersonKeys(tx, 1);
  if (!made) throw new Error('person key was not made');
  await tx.membership.update({
    where: { id: member.id },
    data: { personKeyId: made.id },
    select: { id: true },
  });
  return made;
}

/** Tags of the public pages that show a chamber. */
export const chamberTags = (slug: string): string[] => ['chambers', `chambers/${slug}`];

/** Encrypted phone columns of an entry; empty ones for no phone. */
export function phoneColumns(text: string | undefined): {
  phoneCipher: Buffer<ArrayBuffer> | null;
  phoneKeyId: string | null;
  phoneIndex: Buffer<ArrayBuffer> | null;
  phoneMasked: string | null;
} {
  const ready = text ? readyPhone(text) : null;
  if (!ready) return { phoneCipher: null, phoneKeyId: null, phoneIndex: null, phoneMasked: null };
  const { cipher, keyId } = encryptValue(ready.normalised, MEMBER_PHONE_CONTEXT);
  return {
    phoneCipher: Buffer.from(cipher),
    phoneKeyId: keyId,
    phoneIndex: Buffer.from(blindIndex('phone', ready.normalised)),
    phoneMasked: ready.masked,
  };
}

/** A day of a form as the database wants it. */
export const dateOf = (day: string | undefined | null): Date | null =>
  day ? new Date(`${day}T00:00:00Z`) : null;

/** A day of the database as forms and the audit trail have it. */
export const dayText = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** What stands now, as the form's conflict panel shows it. */
export function asTexts(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string][] => {
      if (value instanceof Date) return [[name, value.toISOString().slice(0, 10)]];
      if (Array.isArray(value)) return [[name, value.join('\n')]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}
