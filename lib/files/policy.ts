import type { Actor, PersonActor } from '@/lib/server/actor';

/** Who may send files: every signed-in person but the read-only roles. What becomes of them is the record's matter. */
export function canUpload(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.role !== 'supervisor' && actor.role !== 'auditor';
}

/** May this noun's record be read by the actor? Each noun that keeps files answers for its own (lib/<noun>/links.ts). */
export type FileReader = (actor: Actor, recordId: string) => Promise<boolean>;
export type FileReaders = Readonly<Record<string, FileReader>>;
