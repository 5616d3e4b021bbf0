import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { seedDay, type SeedContext } from './context';

/** The documents from which figures and content are quoted, with what is damaged in the stored text. */
export async function seedSources(tx: Tx, context: SeedContext): Promise<void> {
  const rows = context.preset.sources.map((source) => ({
    id: newId(),
    code: source.code,
    title: source.title,
    publisher: source.publisher,
    kind: source.kind,
    originalOn: seedDay(source.originalDate),
    originalText: source.originalDateText,
    repostOn: source.repostDate ? seedDay(source.repostDate) : null,
    docNo: source.documentNumber ?? null,
    indexNo: source.indexNumber ?? null,
    note: source.damage,
  }));
  for (const row of rows) context.sourceIds.set(row.code, row.id);
  await bulkInsert(tx, 'source_document', rows);
}
