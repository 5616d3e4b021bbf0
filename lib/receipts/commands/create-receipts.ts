import { recordChanges } from '@/lib/audit/commands';
import { moneyColumns } from '@/lib/agreements/rules';
import { attachFiles } from '@/lib/files/commands';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canCorrectReceipt, canCreateReceipts } from '../policy';
import { staysPositive } from '../rules';
import type { CorrectionInput, ReceiptInput } from '../schema';
import { loadReceipt } from './load-receipt';
import { submitReceiptIn } from './submit-receipt';

export type ReceiptEntry = ReceiptInput & { isSample?: boolean };

/**
 * Enters lines of the funds ledger as drafts, a set in one transaction; the form calls it with one (E7). With
 * `act: 'submit'` each is handed in at once, which needs evidence. The reporting unit is the project's. Refuses projects
 * outside the scope or ended, and a day in the future.
 */
export async function createReceipts(
  actor: Actor,
  entries: readonly ReceiptEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createReceiptsIn(tx, actor, entries), 60_000);
}

/** The same inside a transaction that the caller has opened. */
export async function createReceiptsIn(
  tx: Tx,
  actor: Actor,
  entries: readonly ReceiptEntry[],
): Promise<{ ids: string[] }> {
  if (!canCreateReceipts(actor)) throw new ForbiddenError('receipts.create');
  const owners = await ownersOf(tx, actor, entries);
  for (const entry of entries)
    if (entry.receivedOn > today()) throw FieldErrors.of('receivedOn', 'date_in_future');
  const year = Number(today().slice(0, 4));
  const first = await reserveNumbers(tx, 'receipts', year, entries.length);
  const rows = entries.map((entry, index) => ({
    id: newId(),
    number: numberText('D', year, first + index),
    projectId: entry.projectId,
    receivedOn: entry.receivedOn,
    sourceScope: entry.sourceScope,
    use: entry.use,
    ...moneyColumns(entry),
    evidenceKind: entry.evidenceKind,
    payerText: entry.payerText ?? null,
    isEstimate: entry.isEstimate,
    note: entry.note ?? null,
    isSample: entry.isSample ?? false,
    ownerUnitId: owners.get(entry.projectId) ?? '',
    createdBy: actor.kind === 'person' ? actor.userId : null,
    updatedAt: new Date(),
  }));
  await bulkInsert(tx, 'receipt', rows);
  await recordChanges(
    tx,
    actor,
    rows.map(({ updatedAt: _at, ...row }) => ({
      noun: 'receipts',
      recordId: row.id,
      verb: 'create',
      after: row,
    })),
  );
  if (actor.kind === 'person') {
    for (const [index, row] of rows.entries()) {
      const files = entries[index]?.files ?? [];
      await attachFiles(tx, actor, { noun: 'receipts', recordId: row.id, role: 'evidence' }, files);
    }
  }
  for (const [index, row] of rows.entries()) {
    if (entries[index]?.act === 'submit') await submitReceiptIn(tx, actor, { id: row.id, version: 1 });
  }
  return { ids: rows.map((row) => row.id) };
}

async function ownersOf(
  tx: Tx,
  actor: Actor,
  entries: readonly ReceiptEntry[],
): Promise<Map<string, string>> {
  const ids = [...new Set(entries.map((entry) => entry.projectId))];
  const projects = await tx.project.findMany({
    where: {
      AND: [{ id: { in: ids }, archivedAt: null }, scopeWhere(visibleProjects(actor), projectScopeColumns)],
    },
    select: { id: true, ownerUnitId: true, status: true },
  });
  if (projects.length !== ids.length) throw new NotFoundError('project');
  if (projects.some((project) => project.status === 'terminated')) throw new AppError('not_in_this_state');
  return new Map(projects.map((project) => [project.id, project.ownerUnitId]));
}

/**
 * A correction of an accepted line: a new line with the difference, which points to the old one and goes through the
 * same review (data-model.md, Money: append-only). It keeps the old line's day, source and use, so that it counts where
 * the old one counted. Refuses lines that are not accepted, corrections of corrections, and less than zero in sum.
 */
export async function correctReceipt(actor: Actor, input: CorrectionInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id);
    if (old.state !== 'accepted' || old.correctsId) throw new AppError('not_in_this_state');
    if (!canCorrectReceipt(actor, old)) throw new ForbiddenError('receipts.correct');
    await refuseBelowZero(tx, old.id, old.amountWan.toFixed(), input.amount);
    const year = Number(today().slice(0, 4));
    const id = newId();
    const row = {
      id,
      number: numberText('D', year, await reserveNumbers(tx, 'receipts', year)),
      projectId: old.projectId,
      receivedOn: old.receivedOn,
      sourceScope: old.sourceScope,
      use: old.use,
      amountWan: input.amount,
      evidenceKind: input.evidenceKind,
      payerText: old.payerText,
      correctsId: old.id,
      note: input.reason,
      isSample: old.isSample,
      ownerUnitId: old.ownerUnitId,
      createdBy: actor.kind === 'person' ? actor.userId : null,
    };
    await tx.receipt.create({ data: row, select: { id: true } });
    await recordChanges(tx, actor, [
      { noun: 'receipts', recordId: id, verb: 'create', after: { ...row }, reason: input.reason },
      {
        noun: 'receipts',
        recordId: old.id,
        verb: 'correct',
        after: { correction: row.number, amountWan: input.amount },
        reason: input.reason,
      },
    ]);
    if (actor.kind === 'person') {
      await attachFiles(tx, actor, { noun: 'receipts', recordId: id, role: 'evidence' }, input.files ?? []);
    }
    if (input.act === 'submit') await submitReceiptIn(tx, actor, { id, version: 1 });
    return { id };
  });
}

/** Refuses on `amount` a change that would leave the corrected line below zero, accepted and waiting ones counted. */
export async function refuseBelowZero(
  tx: Tx,
  correctedId: string,
  amountWan: string,
  change: string,
  exceptId?: string,
): Promise<void> {
  const others = await tx.receipt.findMany({
    where: { correctsId: correctedId, ...(exceptId ? { id: { not: exceptId } } : {}) },
    select: { amountWan: true },
  });
  const held = others.map((other) => other.amountWan.toFixed());
  if (!staysPositive(amountWan, held, change)) throw FieldErrors.of('amount', 'correction_too_large');
}
