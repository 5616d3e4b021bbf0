import { attachFiles, detachFile } from '@/lib/files/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import type { PapersInput, PaperRemoval } from '../schema';
import { loadProject } from './load-project';

/** Attaches papers to a project under a role that gates ask for (前置审查意见, 开工佐证 …). */
export async function attachProjectPapers(actor: PersonActor, input: PapersInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const project = await loadProject(tx, actor, input.id);
    await attachFiles(tx, actor, { noun: 'projects', recordId: project.id, role: input.role }, input.files);
    return { id: project.id };
  });
}

/** Takes a paper off a project; the log keeps that it was there. */
export async function detachProjectPaper(actor: PersonActor, input: PaperRemoval): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const project = await loadProject(tx, actor, input.id);
    await detachFile(tx, actor, { noun: 'projects', recordId: project.id }, input.attachmentId);
    return { id: project.id };
  });
}
