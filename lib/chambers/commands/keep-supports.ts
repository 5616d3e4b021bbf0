import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { chamberScopeColumns, visibleChambers } from '../policy';
import type { ChamberSupportInput, ChamberSupportRemoval } from '../schema-partners';
import { attachPapersIn } from './keep-papers';
import { asTexts, dateOf, dayText, requireChamber } from './prepare';

const supportSelect = {
  id: true,
  chamberId: true,
  title: true,
  kind: true,
  amountWan: true,
  givenBy: true,
  givenOn: true,
  docNo: true,
  note: true,
  version: true,
} as const;

/** Enters or changes what a chamber was given (扶持措施, B12), with its papers; a day to come is refused. */
export async function saveChamberSupport(
  actor: Actor,
  input: ChamberSupportInput,
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.chamberId);
    if (input.givenOn > today()) throw FieldErrors.of('givenOn', 'date_in_future');
    const stored = input.id ? await readSupport(tx, chamber.id, input.id) : null;
    const before = stored && supportTexts(stored);
    if (stored && stored.version !== input.version)
      throw new AppError('conflict', {}, { ...asTexts(before ?? {}), version: String(stored.version) });
    const id = stored?.id ?? newId();
    const after = {
      title: input.title,
      kind: input.kind,
      amountWan: input.amountWan ?? null,
      givenBy: input.givenBy,
      givenOn: input.givenOn,
      docNo: input.docNo ?? null,
      note: input.note ?? null,
    };
    const data = { ...after, givenOn: dateOf(after.givenOn) ?? new Date(0) };
    if (stored) {
      const moved = await tx.chamberSupport.updateMany({
        where: { id, version: stored.version },
        data: { ...data, version: { increment: 1 } },
      });
      if (moved.count !== 1) throw new AppError('conflict');
    } else {
      await tx.chamberSupport.create({ data: { id, chamberId: chamber.id, ...data }, select: { id: true } });
    }
    await attachPapersIn(tx, actor, { chamberId: chamber.id, role: 'support', label: id }, input.files);
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'support',
      ...(before ? { before } : {}),
      after,
    });
    return { chamberId: chamber.id };
  });
}

/** Takes a measure out that was entered by mistake, its papers with it; the log keeps what it said. */
export async function removeChamberSupport(
  actor: Actor,
  input: ChamberSupportRemoval,
): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const stored = await tx.chamberSupport.findFirst({
      where: { id: input.id, chamber: { AND: [scopeWhere(visibleChambers(actor), chamberScopeColumns)] } },
      select: supportSelect,
    });
    if (!stored) throw new NotFoundError('chamber_support');
    const chamber = await requireChamber(tx, actor, stored.chamberId);
    const gone = await tx.chamberSupport.deleteMany({ where: { id: stored.id, version: input.version } });
    if (gone.count !== 1) throw new AppError('conflict', {}, { version: String(stored.version) });
    await tx.attachment.updateMany({
      where: { noun: 'chambers', recordId: chamber.id, role: 'support', label: stored.id, removedAt: null },
      data: { removedAt: new Date() },
    });
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'support_removed',
      before: supportTexts(stored),
    });
    return { chamberId: chamber.id };
  });
}

async function readSupport(tx: Tx, chamberId: string, id: string) {
  const row = await tx.chamberSupport.findFirst({ where: { id, chamberId }, select: supportSelect });
  if (!row) throw new NotFoundError('chamber_support');
  return row;
}

const supportTexts = (row: Awaited<ReturnType<typeof readSupport>>) => ({
  title: row.title,
  kind: row.kind,
  amountWan: row.amountWan?.toFixed() ?? null,
  givenBy: row.givenBy,
  givenOn: dayText(row.givenOn),
  docNo: row.docNo,
  note: row.note,
});
