import { projectScopeColumns } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { projectsOfReceipts, receiptScopeColumns, visibleReceipts } from './policy';

/** Evidence of a line is read by whoever reads the line. */
export async function mayReadReceiptFiles(actor: Actor, recordId: string): Promise<boolean> {
  const found = await db.receipt.count({
    where: {
      AND: [{ id: recordId }, scopeWhere(visibleReceipts(actor), receiptScopeColumns)],
      project: scopeWhere(projectsOfReceipts(actor), projectScopeColumns),
    },
  });
  return found > 0;
}
