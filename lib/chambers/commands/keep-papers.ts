import { attachFiles, detachFile } from '@/lib/files/commands';
import type { AttachFilesInput } from '@/lib/files/schema';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { chamberPaperRoles, type ChamberPaperRemoval, type ChamberPapersInput } from '../schema-partners';
import { requireChamber } from './prepare';

/** Roles whose papers the bureau files and may take off again; seals under attestations stay. */
const BUREAU_ROLES: readonly string[] = [...chamberPaperRoles, 'agreement', 'support'];

/** Files papers of a chamber under the role that says what they prove (批复, 登记证书, 注销证明 …). */
export async function attachChamberPapers(
  actor: PersonActor,
  input: ChamberPapersInput,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { id } = await requireChamber(tx, actor, input.id);
    await attachFiles(tx, actor, { noun: 'chambers', recordId: id, role: input.role }, input.files);
    return { id };
  });
}

/** Takes a paper off a chamber; the log keeps that it was there. Seals can't be taken off. */
export async function detachChamberPaper(
  actor: PersonActor,
  input: ChamberPaperRemoval,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { id } = await requireChamber(tx, actor, input.id);
    const paper = await tx.attachment.findFirst({
      where: { id: input.attachmentId, noun: 'chambers', recordId: id, role: { in: [...BUREAU_ROLES] } },
      select: { id: true },
    });
    if (!paper) throw new NotFoundError('attachment');
    await detachFile(tx, actor, { noun: 'chambers', recordId: id }, paper.id);
    return { id };
  });
}

/** Files papers of one act on a chamber in the transaction of that act; only a person who may change it sends files. */
export async function attachPapersIn(
  tx: Tx,
  actor: Actor,
  record: { chamberId: string; role: string; label?: string },
  files: AttachFilesInput,
): Promise<void> {
  if (files.length === 0) return;
  if (actor.kind !== 'person') throw new ForbiddenError('files.upload');
  const { role, label } = record;
  const { id: recordId } = await requireChamber(tx, actor, record.chamberId);
  await attachFiles(
    tx,
    actor,
    { noun: 'chambers', recordId, role },
    label === undefined ? files : files.map((file) => ({ ...file, label })),
  );
}
