import { recordChange } from '@/lib/audit/commands';
import { moneyColumns } from '@/lib/agreements/rules';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canUpdateReceipt } from '../policy';
import type { ReceiptChange } from '../schema';
import { refuseBelowZero } from './create-receipts';
import { loadReceipt, refuse } from './load-receipt';
import { submitReceiptIn } from './submit-receipt';

/**
 * Changes a draft or a returned line as the whole form says, adds papers, and hands it in again with `act: 'submit'`.
 * Lines under review or accepted are refused: an accepted line is corrected by a new one. A negative amount stands only
 * in a correction.
 */
export async function updateReceipt(actor: Actor, input: ReceiptChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id, input.version);
    if (old.state !== 'draft' && old.state !== 'returned') refuse('state', 'receipts.update');
    if (!canUpdateReceipt(actor, old)) throw new ForbiddenError('receipts.update');
    if (input.receivedOn > today()) throw FieldErrors.of('receivedOn', 'date_in_future');
    if (input.amount.startsWith('-') && !old.correctsId) throw FieldErrors.of('amount', 'amount');
    const { rateOn, ...money } = moneyColumns(input);
    if (old.correctsId) {
      const corrected = await tx.receipt.findUniqueOrThrow({
        where: { id: old.correctsId },
        select: { amountWan: true },
      });
      await refuseBelowZero(tx, old.correctsId, corrected.amountWan.toFixed(), money.amountWan, old.id);
    }
    const receivedOn = old.correctsId ? old.receivedOn.toISOString().slice(0, 10) : input.receivedOn;
    const values = {
      ...money,
      sourceScope: old.correctsId ? old.sourceScope : input.sourceScope,
      use: old.correctsId ? old.use : input.use,
      evidenceKind: input.evidenceKind,
      payerText: input.payerText ?? null,
      isEstimate: input.isEstimate,
      note: input.note ?? null,
    };
    const asDate = (text: string) => new Date(`${text}T00:00:00Z`);
    await tx.receipt.update({
      where: { id: old.id },
      data: {
        ...values,
        receivedOn: asDate(receivedOn),
        rateOn: rateOn ? asDate(rateOn) : null,
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, {
      noun: 'receipts',
      recordId: old.id,
      verb: 'update',
      before: {
        amountWan: old.amountWan.toFixed(),
        receivedOn: old.receivedOn.toISOString().slice(0, 10),
        ...Object.fromEntries(COMPARED.map((name) => [name, old[name]])),
      },
      after: { ...values, originalAmount: undefined, rate: undefined, receivedOn },
    });
    if (actor.kind === 'person') {
      await attachFiles(
        tx,
        actor,
        { noun: 'receipts', recordId: old.id, role: 'evidence' },
        input.files ?? [],
      );
    }
    if (input.act === 'submit') await submitReceiptIn(tx, actor, { id: old.id, version: input.version + 1 });
    return { id: old.id };
  });
}

const COMPARED = [
  'sourceScope',
  'use',
  'currency',
  'evidenceKind',
  'payerText',
  'isEstimate',
  'note',
] as const;
