import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { chamberScopeColumns, visibleChambers } from '../policy';
import type { ChamberAgreementEnd, ChamberAgreementInput } from '../schema-partners';
import { attachPapersIn } from './keep-papers';
import { asTexts, dateOf, dayText, requireChamber } from './prepare';

/**
 * Enters or changes an agreement with a chamber, with its papers (B6). Refuses a partner outside the scope, a day of
 * signing that is still to come, and changes of an agreement that has been ended.
 */
export async function saveChamberAgreement(
  actor: Actor,
  input: ChamberAgreementInput,
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.chamberId);
    if (input.signedOn > today()) throw FieldErrors.of('signedOn', 'date_in_future');
    if (input.partnerId) await requirePartner(tx, actor, input.partnerId);
    const stored = input.id ? await readAgreement(tx, chamber.id, input.id) : null;
    const before = stored && agreementTexts(stored);
    if (stored && stored.version !== input.version)
      throw new AppError('conflict', {}, { ...asTexts(before ?? {}), version: String(stored.version) });
    if (stored?.endedOn) throw new AppError('not_in_this_state');
    const id = stored?.id ?? newId();
    const after = {
      title: input.title,
      parties: input.parties,
      partnerId: input.partnerId ?? null,
      signedOn: input.signedOn,
      validUntil: input.validUntil ?? null,
      note: input.note ?? null,
    };
    const data = {
      ...after,
      signedOn: dateOf(after.signedOn) ?? new Date(0),
      validUntil: dateOf(after.validUntil),
    };
    if (stored) {
      const moved = await tx.chamberAgreement.updateMany({
        where: { id, version: stored.version },
        data: { ...data, version: { increment: 1 } },
      });
      if (moved.count !== 1) throw new AppError('conflict');
    } else {
      await tx.chamberAgreement.create({
        data: { id, chamberId: chamber.id, ...data },
        select: { id: true },
      });
    }
    await attachPapersIn(tx, actor, { chamberId: chamber.id, role: 'agreement', label: id }, input.files);
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'agreement',
      ...(before ? { before } : {}),
      after,
    });
    return { chamberId: chamber.id };
  });
}

/** Ends an agreement before its day or where no end was agreed; not before it was signed. */
export async function endChamberAgreement(
  actor: Actor,
  input: ChamberAgreementEnd,
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const stored = await tx.chamberAgreement.findFirst({
      where: { id: input.id, chamber: { AND: [scopeWhere(visibleChambers(actor), chamberScopeColumns)] } },
      select: agreementSelect,
    });
    if (!stored) throw new NotFoundError('chamber_agreement');
    const chamber = await requireChamber(tx, actor, stored.chamberId);
    if (stored.version !== input.version)
      throw new AppError('conflict', {}, { title: stored.title, version: String(stored.version) });
    if (stored.endedOn) throw new AppError('not_in_this_state');
    if (input.endedOn < (dayText(stored.signedOn) ?? '')) throw FieldErrors.of('endedOn', 'date_order');
    if (input.endedOn > today()) throw FieldErrors.of('endedOn', 'date_in_future');
    const moved = await tx.chamberAgreement.updateMany({
      where: { id: stored.id, version: stored.version },
      data: {
        endedOn: dateOf(input.endedOn),
        endedReason: input.reason,
        version: { increment: 1 },
      },
    });
    if (moved.count !== 1) throw new AppError('conflict');
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'agreement_ended',
      before: { title: stored.title, endedOn: null },
      after: { title: stored.title, endedOn: input.endedOn },
      reason: input.reason,
    });
    return { chamberId: chamber.id };
  });
}

const agreementSelect = {
  id: true,
  chamberId: true,
  title: true,
  parties: true,
  partnerId: true,
  signedOn: true,
  validUntil: true,
  endedOn: true,
  note: true,
  version: true,
} as const;

async function readAgreement(tx: Tx, chamberId: string, id: string) {
  const row = await tx.chamberAgreement.findFirst({ where: { id, chamberId }, select: agreementSelect });
  if (!row) throw new NotFoundError('chamber_agreement');
  return row;
}

const agreementTexts = (row: Awaited<ReturnType<typeof readAgreement>>) => ({
  title: row.title,
  parties: row.parties,
  partnerId: row.partnerId,
  signedOn: dayText(row.signedOn),
  validUntil: dayText(row.validUntil),
  note: row.note,
});

async function requirePartner(tx: Tx, actor: Actor, id: string): Promise<void> {
  const found = await tx.chamber.count({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
  });
  if (found === 0) throw FieldErrors.of('partnerId', 'not_in_list');
}
