import { loadPersonKeys, recordChange } from '@/lib/audit/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { encryptWithKey } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canUseCare, canWriteCare } from './policy-care';
import { careContext, type Birthday, type FamilyLine } from './rules-care';
import {
  careKinds,
  familyRelations,
  type BirthdayInput,
  type CareKindName,
  type FamilyInput,
  type RemoveCareInput,
} from './schema-care';

type Told = { merchantId: string; version: number } & (
  { kind: 'birthday'; value: Birthday } | { kind: 'family'; value: FamilyLine[] }
);

async function loadPerson(tx: Tx, actor: Actor, merchantId: string) {
  if (!canUseCare(actor)) throw new ForbiddenError('privacy.care');
  const person = await tx.merchant.findFirst({
    where: { AND: [{ id: merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { id: true, keeperUnitIds: true, basisState: true, personKeyId: true, archivedAt: true },
  });
  if (!person) throw new NotFoundError('merchant');
  if (!canWriteCare(actor, person)) throw new ForbiddenError('privacy.care');
  if (person.archivedAt) throw new AppError('not_in_this_state');
  const key = (await loadPersonKeys(tx, person.personKeyId ? [person.personKeyId] : [])).get(
    person.personKeyId ?? '',
  );
  if (!key) throw new AppError('not_in_this_state');
  return { ...person, key };
}

/** The consent that holds and names the kind, locked: withdrawing it waits, and then wipes what is written now. */
async function consentFor(tx: Tx, merchantId: string, kind: CareKindName): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM consent c
     WHERE c."merchantId" = ${merchantId}::uuid AND c.purpose = 'care' AND c."withdrawnAt" IS NULL
       AND ${kind} = ANY (c.fields)
     ORDER BY c."givenAt" DESC, c.id DESC LIMIT 1 FOR UPDATE`;
  if (!row) throw new AppError('consent_missing');
  return row.id;
}

/**
 * Keeps what a person told, sealed under the person's key, on the consent for care that names it; without one it is
 * refused (`consent_missing`). The history says that it was entered and on which consent, never what: it could not be
 * wiped there. Needs the version read, 0 where nothing was kept.
 */
async function save(actor: Actor, told: Told): Promise<{ merchantId: string }> {
  return inTransaction(async (tx) => {
    const person = await loadPerson(tx, actor, told.merchantId);
    const consentId = await consentFor(tx, person.id, told.kind);
    const place = { merchantId: person.id, kind: told.kind };
    const data = {
      consentId,
      personKeyId: person.key.id,
      cipher: Uint8Array.from(
        encryptWithKey(person.key.key, JSON.stringify(told.value), careContext(told.kind)).cipher,
      ),
      recordedBy: actor.kind === 'person' ? actor.userId : null,
    };
    const kept = await tx.careFact.findUnique({
      where: { merchantId_kind: place },
      select: { id: true, version: true },
    });
    if ((kept?.version ?? 0) !== told.version) throw new AppError('conflict', {}, {});
    if (kept) {
      const { count } = await tx.careFact.updateMany({
        where: { id: kept.id, version: told.version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) throw new AppError('conflict', {}, {});
    } else await tx.careFact.create({ data: { ...place, ...data }, select: { id: true } });
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'care_recorded',
      after: { careKinds: [told.kind], consentId },
      personKey: person.key,
    });
    return { merchantId: person.id };
  });
}

/** Enters or changes a birthday. A year in the future is refused; see `save`. */
export async function saveBirthday(actor: Actor, input: BirthdayInput): Promise<{ merchantId: string }> {
  const { merchantId, version, year = null, ...day } = input;
  if (year !== null && year > Number(today().slice(0, 4))) throw FieldErrors.of('year', 'not_in_future');
  return save(actor, { merchantId, version, kind: 'birthday', value: { ...day, year } });
}

/** Enters or changes what the person told of the family; see `save`. */
export async function saveFamily(actor: Actor, input: FamilyInput): Promise<{ merchantId: string }> {
  const { merchantId, version } = input;
  const value = familyRelations.flatMap((relation) => {
    const note = input[relation];
    return note ? [{ relation, note }] : [];
  });
  return save(actor, { merchantId, version, kind: 'family', value });
}

/** Takes out what was entered; the consent stays, and with it the right to enter it again. */
export async function removeCare(actor: Actor, input: RemoveCareInput): Promise<{ merchantId: string }> {
  return inTransaction(async (tx) => {
    const person = await loadPerson(tx, actor, input.merchantId);
    const place = { merchantId: person.id, kind: input.kind };
    const kept = await tx.careFact.findUnique({ where: { merchantId_kind: place }, select: { id: true } });
    if (!kept) throw new NotFoundError('care_fact');
    const { count } = await tx.careFact.deleteMany({ where: { id: kept.id, version: input.version } });
    if (count === 0) throw new AppError('conflict', {}, {});
    await forgetMoves(tx, [kept.id]);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'care_removed',
      before: { careKinds: [input.kind] },
      personKey: person.key,
    });
    return { merchantId: person.id };
  });
}

/**
 * Wipes what stood on a consent that is withdrawn in the same transaction, and what the person had told of the same
 * kinds on another one: who takes the word back means the matter, not the sheet. Returns what was wiped.
 */
export async function wipeCareIn(
  tx: Tx,
  consent: { id: string; merchantId: string; purpose: string; fields: readonly string[] },
): Promise<CareKindName[]> {
  if (consent.purpose !== 'care') return [];
  const rows = await tx.careFact.findMany({
    where: {
      OR: [
        { consentId: consent.id },
        {
          merchantId: consent.merchantId,
          kind: { in: careKinds.filter((kind) => consent.fields.includes(kind)) },
        },
      ],
    },
    select: { id: true, kind: true },
    take: 20,
  });
  const ids = rows.map(({ id }) => id);
  await tx.careFact.deleteMany({ where: { id: { in: ids } } });
  await forgetMoves(tx, ids);
  return [...new Set(rows.map(({ kind }) => kind))].sort();
}

/** A merge that moved such a row must not wait for it when it is taken back. */
async function forgetMoves(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.mergeMove.deleteMany({
    where: {
      link: 'care_fact.merchantId',
      OR: ids.map((id) => ({ rowKey: { path: ['id'], equals: id } })),
    },
  });
}
