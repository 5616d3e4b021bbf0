import { bulkInsert, type BulkRow } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { idOf, seedDay, type SeedContext } from './context';
import { RETURN_RECEIPTS } from './definitions';
import type { DerivedFigure, StatedFigure } from './presets/preset';

/** Figures that the sources state, those derived from them, what disagrees, and the published counted figure (示例). */
export async function seedIndicators(tx: Tx, context: SeedContext): Promise<void> {
  const { preset } = context;
  const home: readonly string[] = preset.homeFigures;
  const stated = preset.statedFigures.map((figure, sortNo) => ({
    ...statedRow(figure, context),
    homeOrder: home.includes(figure.code) ? home.indexOf(figure.code) + 1 : null,
    sortNo,
  }));
  const known = new Map(preset.statedFigures.map((figure) => [figure.code, figure]));
  const derived = preset.derivedFigures.map((figure, index) => ({
    ...derivedRow(figure, known, context),
    homeOrder: null,
    sortNo: stated.length + index,
  }));
  await bulkInsert(tx, 'stated_figure', [...stated, ...derived]);
  await bulkInsert(
    tx,
    'discrepancy',
    preset.discrepancies.map((note, sortNo) => ({
      id: newId(),
      code: note.code,
      sourceId: idOf(context.sourceIds, note.sourceCode),
      title: note.title,
      text: note.text,
      figureCodes: figuresNamedIn(`${note.title}${note.text}`, context),
      sortNo,
    })),
  );
  if (context.isDemo) await publishCounted(tx, context);
}

function statedRow(figure: StatedFigure, context: SeedContext): BulkRow {
  return {
    id: newId(),
    code: figure.code,
    labelZh: figure.label.zh,
    labelHant: figure.label.hant ?? null,
    labelEn: figure.label.en ?? null,
    value: figure.value,
    unit: figure.unit,
    qualifier: figure.qualifier,
    isEstimate: figure.estimated,
    asOfText: figure.asOf.text.zh,
    asOfHant: figure.asOf.text.hant ?? null,
    asOfEn: figure.asOf.text.en ?? null,
    asOf: seedDay(figure.asOf.date),
    periodText: figure.period,
    sourceId: idOf(context.sourceIds, figure.sourceCode),
    quote: figure.quote,
    formula: null,
    note: figure.note ?? null,
  };
}

/** A derived figure stands on the source, date and estimate mark of its operands. */
function derivedRow(
  figure: DerivedFigure,
  known: ReadonlyMap<string, StatedFigure>,
  context: SeedContext,
): BulkRow {
  const operands = figure.compute.operands.flatMap((code) => known.get(code) ?? []);
  const [first] = operands;
  const { op, times, decimals } = figure.compute;
  return {
    id: newId(),
    code: figure.code,
    labelZh: figure.label,
    labelHant: null,
    labelEn: null,
    value: figure.value,
    unit: figure.unit,
    qualifier: 'exact',
    isEstimate: operands.some((operand) => operand.estimated),
    asOfText: first?.asOf.text.zh ?? '',
    asOfHant: first?.asOf.text.hant ?? null,
    asOfEn: first?.asOf.text.en ?? null,
    asOf: first ? seedDay(first.asOf.date) : null,
    periodText: first?.period ?? null,
    sourceId: idOf(context.sourceIds, first?.sourceCode ?? context.preset.sources[0]?.code ?? ''),
    quote: [...new Set(operands.map((operand) => operand.quote))].join('\n'),
    formula: {
      text: figure.formula,
      op,
      operands: figure.compute.operands,
      ...(times ? { times } : {}),
      decimals,
    },
    note: figure.note || null,
  };
}

/** Codes of the figures that a note speaks of: it names their number with its unit, or quotes their words. */
function figuresNamedIn(text: string, { preset }: SeedContext): string[] {
  const named = (value: string, unit: string): boolean => {
    const at = text.indexOf(`${value}${unit}`);
    return at >= 0 && !/[\d.]/.test(text.charAt(at - 1));
  };
  return [
    ...preset.statedFigures.filter((f) => named(f.value, f.unit) || text.includes(f.quote)),
    ...preset.derivedFigures.filter((f) => named(f.value, f.unit)),
  ].map((figure) => figure.code);
}

/** The year's task and the counted figure on the public site: only where the preset has a ledger of 示例 receipts. */
async function publishCounted(tx: Tx, context: SeedContext): Promise<void> {
  const { receiptSet, units, profile } = context.preset;
  if (!receiptSet) return;
  const root = idOf(context.unitIds, units[0]?.code ?? '');
  const months = receiptSet.receipts.map((receipt) => receipt.month).sort();
  const definition = await tx.definition.findUniqueOrThrow({
    where: { code: RETURN_RECEIPTS },
    select: { id: true },
  });
  await bulkInsert(tx, 'target', [
    {
      id: newId(),
      year: receiptSet.year,
      unitId: root,
      indicator: RETURN_RECEIPTS,
      value: receiptSet.taskWan,
      unit: '万元',
      documentText: '年度目标任务（示例）',
      isSample: true,
    },
  ]);
  await bulkInsert(tx, 'counted_figure', [
    {
      id: newId(),
      code: 'counted-return-receipts',
      definitionId: definition.id,
      labelZh: `${profile.merchantWord.zh}项目到位资金完成年度任务`,
      labelHant: `${profile.merchantWord.hant ?? profile.merchantWord.zh}項目到位資金完成年度任務`,
      labelEn: 'Funds in place against the annual target, projects of returning merchants',
      unitId: root,
      fromMonth: months[0] ?? '',
      toMonth: months.at(-1) ?? '',
      isPublic: true,
      isSample: true,
    },
  ]);
  // both sayings and the counted ledger stand side by side
  await tx.$executeRaw`
    UPDATE discrepancy SET "figureCodes" = "figureCodes" || ARRAY['counted-return-receipts']
     WHERE 'return-funds' = ANY ("figureCodes")`;
}
