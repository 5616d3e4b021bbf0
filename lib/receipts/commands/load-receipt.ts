import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { receiptScopeColumns, visibleReceipts, type ReviewRefusal } from '../policy';

const select = {
  id: true,
  number: true,
  version: true,
  projectId: true,
  receivedOn: true,
  periodMonth: true,
  sourceScope: true,
  use: true,
  amountWan: true,
  originalAmount: true,
  currency: true,
  rate: true,
  rateOn: true,
  evidenceKind: true,
  payerText: true,
  isEstimate: true,
  state: true,
  submittedBy: true,
  checkedBy: true,
  decidedBy: true,
  correctsId: true,
  note: true,
  ownerUnitId: true,
  isSample: true,
} as const;

/**
 * The line that a command is about to act on, locked until the transaction ends. 404 outside the scope, `conflict`
 * when somebody else has acted since `version` was read.
 */
export async function loadReceipt(tx: Tx, actor: Actor, id: string, version?: number) {
  await tx.$executeRaw`SELECT 1 FROM receipt WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.receipt.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleReceipts(actor), receiptScopeColumns)] },
    select,
  });
  if (!row) throw new NotFoundError('receipt');
  if (version !== undefined && row.version !== version) {
    throw new AppError('conflict', {}, standingValues({ ...row, amount: row.amountWan }));
  }
  return row;
}

export type LoadedReceipt = Awaited<ReturnType<typeof loadReceipt>>;

/** Turns a refusal of the policy into the answer that a door gives. */
export function refuse(refusal: ReviewRefusal, need: string): void {
  if (refusal === 'role') throw new ForbiddenError(need);
  if (refusal === 'state') throw new AppError('not_in_this_state');
  if (refusal === 'same_person') throw new AppError('needs_second_person');
}

/** Refuses a month that is locked for the unit or one above it (`month_locked`). */
export async function refuseLockedMonth(tx: Tx, unitId: string, month: string): Promise<void> {
  const unit = await tx.unit.findUniqueOrThrow({ where: { id: unitId }, select: { ancestorIds: true } });
  const locks = await tx.monthLock.count({ where: { month, unitId: { in: unit.ancestorIds } } });
  if (locks > 0) throw new AppError('month_locked');
}
