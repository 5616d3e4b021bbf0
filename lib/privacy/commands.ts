import { loadPersonKeys, recordChange, recordChanges } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { startOfDay, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { wipeCareIn } from './commands-care';
import { canRecordPrivacy, canWithdrawConsent } from './policy';
import { basisStateOf, consentTextCode, NOTICE_CODE } from './rules';
import type { BasisInput, ConsentInput, EndBasisInput, WithdrawConsentInput } from './schema';

async function loadPerson(tx: Tx, actor: Actor, merchantId: string) {
  const person = await tx.merchant.findFirst({
    where: { AND: [{ id: merchantId }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { id: true, keeperUnitIds: true, personKeyId: true, archivedAt: true },
  });
  if (!person) throw new NotFoundError('merchant');
  return person;
}

const recorder = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);
const dateOf = (day: string | undefined): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null);

/** Number of the newest published text of a code; 0 is refused by the callers, for nobody agrees to an unseen text. */
async function newestNumber(tx: Tx, code: string): Promise<number> {
  const row = await tx.noticeText.findFirst({
    where: { code, locale: 'zh-CN', publishedAt: { not: null } },
    select: { number: true },
    orderBy: { number: 'desc' },
  });
  if (!row) throw new AppError('unavailable');
  return row.number;
}

async function refreshState(tx: Tx, merchantId: string): Promise<void> {
  const rows = await tx.basis.findMany({
    where: { merchantId, endedAt: null },
    select: { kind: true, expiresAt: true, endedAt: true },
    take: 200,
  });
  const state = basisStateOf(
    rows.map((row) => ({ ...row, expiresAt: row.expiresAt?.toISOString().slice(0, 10) ?? null })),
    today(),
  );
  await tx.merchant.update({ where: { id: merchantId }, data: { basisState: state } });
}

/**
 * Records the lawful basis of keeping a person's data (PIPL 13) with the notice given (PIPL 17). The ledger only
 * grows: a new basis stands beside the old until that one is ended. Papers are attached to the basis. The person's
 * derived state follows, and with it how much of the record is shown. Refuses a notice in the future.
 */
export async function recordBasis(actor: Actor, input: BasisInput): Promise<{ id: string }> {
  if (input.noticeAt && input.noticeAt > today()) throw FieldErrors.of('noticeAt', 'not_in_future');
  return inTransaction(async (tx) => {
    const person = await loadPerson(tx, actor, input.merchantId);
    if (!canRecordPrivacy(actor, person)) throw new ForbiddenError('privacy.record');
    const noticeNumber = input.noticeAt ? await newestNumber(tx, NOTICE_CODE) : null;
    const row = await tx.basis.create({
      data: {
        merchantId: person.id,
        kind: input.kind,
        evidence: input.evidence ?? null,
        purposes: input.purposes,
        source: input.source ?? null,
        noticeCode: noticeNumber ? NOTICE_CODE : null,
        noticeNumber,
        noticeAt: dateOf(input.noticeAt),
        noticeChannel: input.noticeChannel ?? null,
        expiresAt: dateOf(input.expiresAt),
        recordedBy: recorder(actor),
      },
      select: { id: true },
    });
    if (actor.kind === 'person') {
      await attachFiles(tx, actor, { noun: 'privacy', recordId: row.id, role: 'evidence' }, input.files);
    }
    await refreshState(tx, person.id);
    const keys = await loadPersonKeys(tx, person.personKeyId ? [person.personKeyId] : []);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'basis_recorded',
      after: {
        basisId: row.id,
        kind: input.kind,
        evidence: input.evidence ?? null,
        expiresAt: input.expiresAt ?? null,
      },
      personKey: keys.get(person.personKeyId ?? '') ?? null,
    });
    return row;
  });
}

/** Ends a basis: it no longer justifies anything; the row stays as proof of what was. */
export async function endBasis(actor: Actor, input: EndBasisInput): Promise<{ merchantId: string }> {
  return inTransaction(async (tx) => {
    const basis = await tx.basis.findUnique({
      where: { id: input.id },
      select: { id: true, merchantId: true, endedAt: true },
    });
    if (!basis) throw new NotFoundError('basis');
    const person = await loadPerson(tx, actor, basis.merchantId);
    if (!canRecordPrivacy(actor, person)) throw new ForbiddenError('privacy.record');
    if (basis.endedAt) throw new AppError('not_in_this_state');
    await tx.basis.update({ where: { id: basis.id }, data: { endedAt: new Date() } });
    await refreshState(tx, person.id);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'basis_ended',
      before: { basisId: basis.id },
      reason: input.reason,
    });
    return { merchantId: person.id };
  });
}

/**
 * Takes the derived state on when bases run out: people whose last basis in force ended before today become `expired`,
 * and their record is shown with the minimum only (domain.md 2.5). At most `limit` a call; returns how many. Running
 * it again changes nothing. For the nightly job.
 */
export async function expireBases(actor: Actor, limit = 500): Promise<number> {
  if (actor.kind !== 'system') throw new ForbiddenError('privacy.expire');
  return inTransaction(async (tx) => {
    const day = new Date(`${today()}T00:00:00Z`);
    const living = { endedAt: null, kind: { not: 'none' as const } };
    const people = await tx.merchant.findMany({
      where: {
        basisState: 'valid',
        bases: {
          some: { ...living, expiresAt: { lt: day } },
          none: { ...living, OR: [{ expiresAt: null }, { expiresAt: { gte: day } }] },
        },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: limit,
    });
    const ids = people.map((person) => person.id);
    await tx.merchant.updateMany({
      where: { id: { in: ids }, basisState: 'valid' },
      data: { basisState: 'expired' },
    });
    await recordChanges(
      tx,
      actor,
      ids.map((recordId) => ({
        noun: 'merchants',
        recordId,
        verb: 'basis_expired',
        before: { basisState: 'valid' },
        after: { basisState: 'expired' },
      })),
    );
    return ids.length;
  });
}

/**
 * Records a consent that a person gave (PIPL 14–16, 23, 25, 29, 39): purpose, fields, the number of the text that was
 * shown, channel, day, evidence and its papers. Refuses a day in the future. Consents are never edited.
 */
export async function giveConsent(actor: Actor, input: ConsentInput): Promise<{ id: string }> {
  if (input.givenOn > today()) throw FieldErrors.of('givenOn', 'not_in_future');
  return inTransaction(async (tx) => {
    const person = await loadPerson(tx, actor, input.merchantId);
    if (!canRecordPrivacy(actor, person)) throw new ForbiddenError('privacy.record');
    const textCode = consentTextCode(input.purpose);
    const row = await tx.consent.create({
      data: {
        merchantId: person.id,
        purpose: input.purpose,
        fields: input.fields,
        scope: input.scope ?? null,
        textCode,
        textNumber: await newestNumber(tx, textCode),
        channel: input.channel,
        evidence: input.evidence,
        givenAt: startOfDay(input.givenOn),
        recordedBy: recorder(actor),
      },
      select: { id: true },
    });
    if (actor.kind === 'person') {
      await attachFiles(tx, actor, { noun: 'privacy', recordId: row.id, role: 'evidence' }, input.files);
    }
    const keys = await loadPersonKeys(tx, person.personKeyId ? [person.personKeyId] : []);
    await recordChange(tx, actor, {
      noun: 'merchants',
      recordId: person.id,
      verb: 'consent_given',
      after: {
        consentId: row.id,
        purpose: input.purpose,
        fields: input.fields,
        channel: input.channel,
        evidence: input.evidence,
      },
      personKey: keys.get(person.personKeyId ?? '') ?? null,
    });
    return row;
  });
}

/**
 * Withdraws a consent inside the caller's transaction; birthday and family that stood on it are wiped. The door is `withdrawConsent` of lib/showcase, which takes the
 * stories down in the same transaction; the database refuses the commit when one is left standing.
 */
export async function withdrawConsentIn(
  tx: Tx,
  actor: Actor,
  input: WithdrawConsentInput,
): Promise<{ id: string; merchantId: string; purpose: string }> {
  const consent = await tx.consent.findUnique({
    where: { id: input.id },
    select: { id: true, merchantId: true, purpose: true, fields: true, withdrawnAt: true },
  });
  if (!consent?.merchantId) throw new NotFoundError('consent');
  const person = await loadPerson(tx, actor, consent.merchantId);
  if (!canWithdrawConsent(actor, person)) throw new ForbiddenError('privacy.withdraw');
  if (consent.withdrawnAt) throw new AppError('not_in_this_state');
  await tx.consent.update({
    where: { id: consent.id },
    data: { withdrawnAt: new Date(), withdrawnBy: actor.kind === 'person' ? actor.userName : actor.kind },
  });
  const careKinds = await wipeCareIn(tx, { ...consent, merchantId: person.id });
  await recordChange(tx, actor, {
    noun: 'merchants',
    recordId: person.id,
    verb: 'consent_withdrawn',
    before: {
      consentId: consent.id,
      purpose: consent.purpose,
      ...(careKinds.length > 0 ? { careKinds } : {}),
    },
    reason: input.reason ?? null,
  });
  return { id: consent.id, merchantId: consent.merchantId, purpose: consent.purpose };
}
