import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import type { PersonActor } from '@/lib/server/actor';
import { ReceiptInput, type ReceiptState } from '@/lib/receipts/schema';
import { seedProject } from './projects';

/** What a filler types for a line. */
export function receiptInput(projectId: string, change: Record<string, unknown> = {}): ReceiptInput {
  return ReceiptInput.parse({
    projectId,
    receivedOn: '2024-05-20',
    sourceScope: 'outside_province',
    amount: '1,250',
    evidenceKind: 'bank_slip',
    ...change,
  });
}

type Given = {
  projectId?: string;
  amountWan?: string;
  month?: string;
  submittedBy?: string;
  checkedBy?: string;
  decidedBy?: string;
  sourceScope?: 'outside_province' | 'province_outside_prefecture' | 'local';
};

/** A line of a unit in any state, straight into the table, for doors that act on it. Accepted ones need a decider. */
export async function seedReceipt(
  ownerUnitId: string,
  state: ReceiptState = 'draft',
  given: Given = {},
): Promise<{ id: string; version: number }> {
  const id = newId();
  const { projectId, month = '2024-05', amountWan = '1250', ...people } = given;
  return db.receipt.create({
    data: {
      id,
      number: `D-${id}`,
      projectId: projectId ?? (await seedProject(ownerUnitId)).id,
      receivedOn: new Date(`${month}-20`),
      sourceScope: 'outside_province',
      amountWan,
      evidenceKind: 'bank_slip',
      state,
      periodMonth: state === 'accepted' ? month : null,
      ownerUnitId,
      ...people,
    },
    select: { id: true, version: true },
  });
}

/** An uploaded file of a person that hangs nowhere yet, as a form sends it. */
export async function seedUpload(
  actor: PersonActor,
): Promise<{ fileId: string; fileName: string; label: string }> {
  const id = newId();
  await db.file.create({
    data: {
      id,
      key: `plain/${id}`,
      sha256: id,
      size: 10n,
      mime: 'application/pdf',
      uploadedBy: actor.userId,
    },
  });
  return { fileId: id, fileName: '进账单.pdf', label: '' };
}

/** Evidence on a line (or a paper on a project), as an earlier form left it. */
export async function seedEvidence(recordId: string, noun = 'receipts'): Promise<string> {
  const id = newId();
  await db.file.create({ data: { id, key: `plain/${id}`, sha256: id, size: 10n, mime: 'application/pdf' } });
  const row = await db.attachment.create({
    data: {
      fileId: id,
      noun,
      recordId,
      role: 'evidence',
      label: '',
      fileName: '进账单.pdf',
    },
    select: { id: true },
  });
  return row.id;
}
