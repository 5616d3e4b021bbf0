import { systemActor } from '@/lib/server/actor-of-job';
import { tagged } from '@/lib/server/cache-tags';
import { db } from '@/lib/server/db';
import { NotFoundError } from '@/lib/shared/errors';
import { z } from 'zod';
import { computeFormula } from '../rules';
import { getFigure, listFigureLines, type Figure } from './get-figure';

/** A text in the languages that it has; Chinese where it has none. */
export type Texts = { zh: string; hant: string | null; en: string | null };

/** A stated figure as pages print it: value as the source gives it, with its qualifier. */
export type StatedFigureRow = {
  code: string;
  label: Texts;
  value: string;
  unit: string;
  /** exact · about · near · over · more · at_least · roughly */
  qualifier: string;
  isEstimate: boolean;
  asOf: Texts;
  isDerived: boolean;
};

const FormulaJson = z.object({
  text: z.string(),
  op: z.enum(['divide', 'add', 'subtract']),
  operands: z.array(z.string()),
  times: z.string().optional(),
  decimals: z.number().int(),
});

const select = {
  code: true,
  labelZh: true,
  labelHant: true,
  labelEn: true,
  value: true,
  unit: true,
  qualifier: true,
  isEstimate: true,
  asOfText: true,
  asOfHant: true,
  asOfEn: true,
  periodText: true,
  quote: true,
  note: true,
  formula: true,
  sourceId: true,
} as const;

type Row = NonNullable<Awaited<ReturnType<typeof readOne>>>;
const readOne = (code: string) => db.statedFigure.findFirst({ where: { code, isPublic: true }, select });

function toRow(row: Row): StatedFigureRow {
  const formula = row.formula === null ? null : FormulaJson.parse(row.formula);
  return {
    code: row.code,
    label: { zh: row.labelZh, hant: row.labelHant, en: row.labelEn },
    value: formula ? row.value.toFixed(formula.decimals) : row.value.toFixed(),
    unit: row.unit,
    qualifier: row.qualifier,
    isEstimate: row.isEstimate,
    asOf: { zh: row.asOfText, hant: row.asOfHant, en: row.asOfEn },
    isDerived: formula !== null,
  };
}

/** The figures of the public home, in the programme's order; each opens at /figures/<code>. */
export async function listPublicHomeFigures(): Promise<StatedFigureRow[]> {
  return tagged(['indicators'], readPublicHomeFigures);
}

/** The same, read past the cache. */
export async function readPublicHomeFigures(): Promise<StatedFigureRow[]> {
  const rows = await db.statedFigure.findMany({
    where: { isPublic: true, homeOrder: { not: null } },
    select,
    orderBy: [{ homeOrder: 'asc' }, { code: 'asc' }],
    take: 8,
  });
  return rows.map(toRow);
}

/** Every public figure for the page 数据口径与修订: stated and derived ones, counted ones, discrepancies, sources. */
export async function listPublicFigures() {
  const [figures, counted, notes, sources] = await Promise.all([
    db.statedFigure.findMany({
      where: { isPublic: true },
      select,
      orderBy: [{ sortNo: 'asc' }, { code: 'asc' }],
      take: 300,
    }),
    db.countedFigure.findMany({
      where: { isPublic: true },
      select: {
        code: true,
        labelZh: true,
        labelHant: true,
        labelEn: true,
        fromMonth: true,
        toMonth: true,
        isSample: true,
      },
      orderBy: [{ sortNo: 'asc' }, { code: 'asc' }],
      take: 50,
    }),
    db.discrepancy.findMany({
      select: { code: true, title: true, text: true, figureCodes: true },
      orderBy: [{ sortNo: 'asc' }, { code: 'asc' }],
      take: 100,
    }),
    db.sourceDocument.findMany({ select: sourceSelect, orderBy: { code: 'asc' }, take: 20 }),
  ]);
  return {
    stated: figures.map(toRow),
    counted: counted.map(({ labelZh, labelHant, labelEn, ...row }) => ({
      ...row,
      label: { zh: labelZh, hant: labelHant, en: labelEn },
    })),
    discrepancies: notes,
    sources: sources.map(toSource),
  };
}

const sourceSelect = {
  id: true,
  code: true,
  title: true,
  publisher: true,
  originalText: true,
  repostOn: true,
  docNo: true,
  indexNo: true,
  note: true,
} as const;

type SourceRow = NonNullable<Awaited<ReturnType<typeof readSource>>>;
const readSource = (id: string) => db.sourceDocument.findUnique({ where: { id }, select: sourceSelect });

function toSource({ id: _id, repostOn, ...row }: SourceRow) {
  return { ...row, repostOn: repostOn?.toISOString().slice(0, 10) ?? null };
}
export type FigureSource = ReturnType<typeof toSource>;

/** A stated figure opened: the words of the source around it, the document, and what does not agree with it. */
export type StatedFigureDetail = StatedFigureRow & {
  kind: 'stated';
  periodText: string | null;
  quote: string;
  note: string | null;
  source: FigureSource;
  /** how a derived figure is made, with its operands that are figures themselves */
  formula: { text: string; recomputed: string | null; operands: StatedFigureRow[] } | null;
  /** figures derived from this one */
  derived: StatedFigureRow[];
  discrepancies: { code: string; title: string; text: string }[];
};

/** A published counted figure opened: sums by county, lines by number, papers by kind; no names of payers or firms. */
export type PublicCountedFigure = {
  kind: 'counted';
  code: string;
  label: Texts;
  isSample: boolean;
  /** null when it is the whole programme's */
  unitName: string | null;
  figure: Omit<Figure, 'unit'>;
  lines: {
    number: string;
    groupId: string;
    receivedOn: string;
    periodMonth: string;
    sourceScope: string;
    evidenceKind: string;
    papers: number;
    creditedWan: string;
  }[];
  discrepancies: { code: string; title: string; text: string }[];
};

/** One public figure by its code, stated or counted; 404 when there is none or it is not public. */
export async function getPublicFigure(code: string): Promise<StatedFigureDetail | PublicCountedFigure> {
  const found = await tagged(['indicators', `indicators:${code}`], () => readPublicFigure(code));
  if (!found) throw new NotFoundError('figure');
  return found;
}

/** The same, read past the cache; null when there is none. */
export async function readPublicFigure(
  code: string,
): Promise<StatedFigureDetail | PublicCountedFigure | null> {
  return (await readStated(code)) ?? (await readCounted(code));
}

const notesOn = (code: string) =>
  db.discrepancy.findMany({
    where: { figureCodes: { has: code } },
    select: { code: true, title: true, text: true },
    orderBy: [{ sortNo: 'asc' }, { code: 'asc' }],
    take: 20,
  });

async function readStated(code: string): Promise<StatedFigureDetail | null> {
  const row = await readOne(code);
  if (!row) return null;
  const formula = row.formula === null ? null : FormulaJson.parse(row.formula);
  const [source, notes, operands, others] = await Promise.all([
    readSource(row.sourceId),
    notesOn(code),
    formula
      ? db.statedFigure.findMany({
          where: { code: { in: formula.operands }, isPublic: true },
          select,
          take: 20,
        })
      : [],
    db.statedFigure.findMany({
      where: { isPublic: true, formula: { path: ['operands'], array_contains: [code] } },
      select,
      orderBy: [{ sortNo: 'asc' }, { code: 'asc' }],
      take: 20,
    }),
  ]);
  if (!source) return null;
  const operandRows = operands.map(toRow);
  const values = new Map(operandRows.map((operand) => [operand.code, operand.value]));
  return {
    ...toRow(row),
    kind: 'stated',
    periodText: row.periodText,
    quote: row.quote,
    note: row.note,
    source: toSource(source),
    formula: formula && {
      text: formula.text,
      recomputed: computeFormula(formula, values),
      operands: operandRows.sort(
        (a, b) => formula.operands.indexOf(a.code) - formula.operands.indexOf(b.code),
      ),
    },
    derived: others.map(toRow),
    discrepancies: notes,
  };
}

async function readCounted(code: string): Promise<PublicCountedFigure | null> {
  const row = await db.countedFigure.findFirst({ where: { code, isPublic: true } });
  if (!row) return null;
  const definition = await db.definition.findUnique({
    where: { id: row.definitionId },
    select: { code: true },
  });
  if (!definition) return null;
  // published by decision, so it is counted over the whole programme, not within a reader's scope
  const actor = systemActor('figures');
  const question = { unit: row.unitId, from: row.fromMonth, to: row.toMonth };
  const [{ unit, ...figure }, lines, notes, root] = await Promise.all([
    getFigure(actor, definition.code, question),
    listFigureLines(actor, definition.code, question),
    notesOn(code),
    db.unit.findUnique({ where: { id: row.unitId }, select: { parentId: true } }),
  ]);
  return {
    kind: 'counted',
    code: row.code,
    label: { zh: row.labelZh, hant: row.labelHant, en: row.labelEn },
    isSample: row.isSample,
    unitName: root?.parentId === null ? null : unit.name,
    figure,
    lines: lines.rows.map(({ papers, ...line }) => ({
      number: line.number,
      groupId: line.groupId,
      receivedOn: line.receivedOn,
      periodMonth: line.periodMonth,
      sourceScope: line.sourceScope,
      evidenceKind: line.evidenceKind,
      papers: papers.length,
      creditedWan: line.creditedWan,
    })),
    discrepancies: notes,
  };
}
