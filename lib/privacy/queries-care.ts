import { loadPersonKeys } from '@/lib/audit/commands';
import { canReadFrozen, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullWhere } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { decryptWithKey } from '@/lib/server/crypto';
import { db, inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { termsIn } from './commands-requests';
import { canReadCare, canUseCare, canWriteCare } from './policy-care';
import { birthdayWithin, careConsents, careContext, type Birthday, type FamilyLine } from './rules-care';
import type { CareKindName } from './schema-care';

type Kept<T> = { value: T; version: number; updatedOn: string };

/** What one person told of birthday and family, and what may be entered. */
export type PersonCare = {
  merchantId: string;
  birthday: Kept<Birthday> | null;
  family: Kept<FamilyLine[]> | null;
  /** kinds that a consent for care covers now: no others may be entered */
  consented: CareKindName[];
  can: { write: boolean };
};

const sealed = { kind: true, cipher: true, personKeyId: true } as const;
type Sealed = { kind: CareKindName; cipher: Uint8Array; personKeyId: string };

/** Opens sealed values; one whose key was destroyed is missing from the map. */
async function openAll<T extends Sealed>(rows: readonly T[]): Promise<Map<T, unknown>> {
  const ids = [...new Set(rows.map(({ personKeyId }) => personKeyId))];
  const keys = ids.length === 0 ? new Map() : await inTransaction((tx) => loadPersonKeys(tx, ids));
  return new Map(
    rows.flatMap((row) => {
      const key = keys.get(row.personKeyId);
      return key
        ? [[row, JSON.parse(decryptWithKey(key.key, row.cipher, careContext(row.kind))) as unknown] as const]
        : [];
    }),
  );
}

/**
 * Birthday and family of one person, as far as told; null for whoever reads the record but not these. Outside the
 * scope, or set aside and not for the actor: 404.
 */
export async function getCare(actor: Actor, merchantId: string): Promise<PersonCare | null> {
  const person = await db.merchant.findFirst({
    where: {
      AND: [
        { id: merchantId, ...(canReadFrozen(actor) ? {} : { frozenAt: null }) },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, keeperUnitIds: true, basisState: true, archivedAt: true },
  });
  if (!person) throw new NotFoundError('merchant');
  if (!canReadCare(actor, person)) return null;
  const [facts, consents] = await Promise.all([
    db.careFact.findMany({
      where: { merchantId, consent: { withdrawnAt: null } },
      select: { ...sealed, version: true, updatedAt: true },
      take: 10,
    }),
    db.consent.findMany({
      where: { merchantId, purpose: 'care', withdrawnAt: null },
      select: { id: true, purpose: true, fields: true, withdrawnAt: true },
      orderBy: [{ givenAt: 'desc' }, { id: 'desc' }],
      take: 50,
    }),
  ]);
  const opened = await openAll(facts);
  const kept = <T>(kind: CareKindName): Kept<T> | null => {
    const fact = facts.find((one) => one.kind === kind);
    if (!fact || !opened.has(fact)) return null;
    // cast: written by commands-care.ts, authenticated by the envelope
    return { value: opened.get(fact) as T, version: fact.version, updatedOn: dayOf(fact.updatedAt) };
  };
  const covered = careConsents(consents);
  return {
    merchantId,
    birthday: kept<Birthday>('birthday'),
    family: kept<FamilyLine[]>('family'),
    consented: (['birthday', 'family'] as const).filter((kind) => covered[kind] !== undefined),
    can: { write: person.archivedAt === null && canWriteCare(actor, person) },
  };
}

/** A birthday that comes: whose, on which day, in how many days (0 today). */
export type ComingBirthday = {
  id: string;
  name: string;
  firm: string | null;
  birthday: Birthday;
  on: string;
  ahead: number;
};

/** An officer answers for some hundreds of people at most. */
const MOST_PEOPLE = 2_000;

/**
 * Birthdays of the people that the actor answers for within so many days (as the programme set it when none are
 * named), the nearest first. Told only of people who gave it for this and have not taken it back, whose record is in
 * use and read in full, and who have not asked to be left alone.
 */
export async function listBirthdays(actor: Actor, days?: number): Promise<ComingBirthday[]> {
  if (!canUseCare(actor) || actor.kind !== 'person') throw new ForbiddenError('privacy.care');
  const facts = await db.careFact.findMany({
    where: {
      kind: 'birthday',
      consent: { withdrawnAt: null },
      merchant: {
        AND: [
          { officerId: actor.userId, archivedAt: null, frozenAt: null, doNotContact: false },
          readsInFullWhere(actor),
          scopeWhere(visibleMerchants(actor), merchantScopeColumns),
        ],
      },
    },
    select: { ...sealed, merchant: { select: { id: true, name: true, mainCompanyName: true } } },
    orderBy: { id: 'asc' },
    take: MOST_PEOPLE,
  });
  if (facts.length === 0) return [];
  const [opened, span] = await Promise.all([openAll(facts), days ?? birthdayDays(actor)]);
  return facts
    .flatMap((fact): ComingBirthday[] => {
      if (!opened.has(fact)) return [];
      // cast: written by commands-care.ts, authenticated by the envelope
      const birthday = opened.get(fact) as Birthday;
      const next = birthdayWithin(birthday, today(), span);
      const { id, name, mainCompanyName: firm } = fact.merchant;
      return next ? [{ id, name, firm, birthday, ...next }] : [];
    })
    .sort((a, b) => a.ahead - b.ahead || (a.id < b.id ? -1 : 1));
}

/** How many days ahead birthdays are told of, as the programme set it. */
export async function birthdayDays(actor: Actor): Promise<number> {
  if (!canUseCare(actor)) throw new ForbiddenError('privacy.care');
  return (await inTransaction(termsIn)).birthday_days;
}
