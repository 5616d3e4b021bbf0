import { recordChange } from '@/lib/audit/commands';
import { MERCHANT_IMPORT_MANY, MERCHANT_IMPORT_TARGETS } from '@/lib/merchants/import';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { AppError, FieldErrors, type FieldProblem } from '@/lib/shared/errors';
import { openTable } from '../import-blocks';
import { noCounts } from '../rules';
import type { MappedColumn, MappingInput, ReadColumn, ReadTable, SheetChoice } from '../schema';
import { jobOf } from '../jobs/batch-run';
import { enqueueFor, loadForAct } from './batch-access';

/** Another sheet of the workbook, or another header row: the file is read again and proposed anew. */
export async function chooseSheet(actor: PersonActor, input: SheetChoice): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, input.id, ['mapping', 'ready', 'failed']);
    await tx.batch.update({
      where: { id: batch.id },
      data: {
        state: 'reading',
        sheetIndex: input.sheet,
        mapping: input.headerRow === undefined ? Prisma.DbNull : { headerRow: input.headerRow },
        tableCipher: null,
        errorCode: null,
        counts: { ...noCounts },
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: batch.id,
      verb: 'sheet_chosen',
      after: { sheet: input.sheet, headerRow: input.headerRow ?? null },
      batchId: batch.id,
    });
    await enqueueFor(tx, 'reading', jobOf(actor, batch.id));
    return { id: batch.id };
  });
}

/**
 * Confirms which column fills which field, and has the rows checked. Refuses a table without a name column, one field
 * fed by two columns (unless it takes several), and columns that look like ID, card or phone numbers and are neither
 * mapped nor dropped (data-model.md). The unit's decisions are remembered by header.
 */
export async function confirmMapping(actor: PersonActor, input: MappingInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, input.id, ['mapping', 'ready']);
    if (!batch.tableCipher || !batch.keyId) throw new AppError('batch_not_ready');
    // cast: written by the reading job, authenticated by the envelope
    const table = openTable(batch.tableCipher, batch.keyId) as ReadTable;
    const mapping = decide(table.columns, input.columns);
    await tx.batch.update({
      where: { id: batch.id },
      data: {
        mapping,
        state: 'checking',
        counts: { ...noCounts },
        done: 0,
        total: 0,
        errorCode: null,
        version: { increment: 1 },
      },
    });
    await remember(tx, batch, mapping);
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: batch.id,
      verb: 'mapped',
      after: { columns: mapping.map((column) => `${column.header}: ${column.drop ? 'drop' : column.field}`) },
      batchId: batch.id,
    });
    await enqueueFor(tx, 'checking', jobOf(actor, batch.id));
    return { id: batch.id };
  });
}

const FIELDS = new Set<string>(MERCHANT_IMPORT_TARGETS.map((target) => target.field));
const REQUIRED = MERCHANT_IMPORT_TARGETS.filter((target) => target.required).map((target) => target.field);

/** The decisions as a mapping; a column without a decision keeps what was proposed, unless it must be decided. */
function decide(
  columns: readonly ReadColumn[],
  decisions: Readonly<Record<string, string | undefined>>,
): MappedColumn[] {
  const problems: Record<string, FieldProblem[]> = {};
  const used = new Map<string, number>();
  const mapping = columns.map(({ column, header, unit, sensitive }) => {
    const decision = decisions[String(column)] ?? '';
    const name = `columns.${column}`;
    const field = FIELDS.has(decision) ? decision : null;
    if (decision === '') problems[name] = [{ code: 'import_decide' }];
    else if (field === null && decision !== 'keep' && decision !== 'drop')
      problems[name] = [{ code: 'not_in_list' }];
    else if (decision === 'keep' && sensitive !== null) problems[name] = [{ code: 'import_sensitive' }];
    if (field !== null && used.has(field) && !MERCHANT_IMPORT_MANY.has(field))
      problems[name] = [{ code: 'import_twice' }];
    if (field !== null) used.set(field, column);
    return { column, header, unit, field, drop: decision === 'drop' };
  });
  for (const field of REQUIRED) if (!used.has(field)) problems['columns'] = [{ code: 'import_no_name' }];
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return mapping;
}

async function remember(
  tx: Tx,
  batch: { unitId: string; noun: string },
  mapping: readonly MappedColumn[],
): Promise<void> {
  const once = [
    ...new Map(
      mapping.filter((column) => column.header !== '').map((column) => [column.header, column]),
    ).values(),
  ];
  const rows = once.map((column) => ({ header: column.header, field: column.drop ? 'drop' : column.field }));
  await tx.$executeRaw`
    INSERT INTO column_memory (id, "unitId", noun, header, field, "updatedAt")
    SELECT gen_random_uuid(), ${batch.unitId}::uuid, ${batch.noun}, c.header, c.field, now()
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS c(header text, field text)
    ON CONFLICT ("unitId", noun, header) DO UPDATE SET field = excluded.field, "updatedAt" = now()`;
}
