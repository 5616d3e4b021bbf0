import { z } from 'zod';
import { basisKinds, basisPurposes } from '@/lib/privacy/schema';

/** What can be imported; each has its adapter in lib/<noun>/import.ts. */
export const importNouns = ['merchants'] as const;

/** Lawful bases that a list may stand on (PIPL 13); `none` is said openly and keeps the records to the least. */

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();

/** Where the whole list comes from and why it may be kept. */
export const BatchBasis = z
  .object({
    kind: z.enum(basisKinds, { error: 'required' }),
    evidence: text(200),
    purposes: z.preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(basisPurposes, { error: 'not_in_list' })),
    ),
    expiresOn: z.iso.date({ error: 'date_format' }).optional(),
  })
  .superRefine((basis, context) => {
    if (basis.kind === 'none') return;
    if (!basis.evidence) context.addIssue({ code: 'custom', path: ['evidence'], message: 'required' });
    if (basis.purposes.length === 0)
      context.addIssue({ code: 'custom', path: ['purposes'], message: 'required' });
    if (!basis.expiresOn) context.addIssue({ code: 'custom', path: ['expiresOn'], message: 'required' });
  });
export type BatchBasis = z.output<typeof BatchBasis>;

/** An upload with what is said of the list; the file itself comes as a stream beside it. */
export const ImportStart = z.object({
  noun: z.enum(importNouns, { error: 'not_in_list' }),
  unitId: z.uuid({ error: 'required' }),
  source: z
    .string({ error: 'required' })
    .trim()
    .min(2, { error: 'required' })
    .max(120, { error: 'too_long' }),
  // a form sends nothing of a group in which nothing is chosen
  basis: z.preprocess((value) => value ?? {}, BatchBasis),
});
export type ImportStart = z.output<typeof ImportStart>;

/** A column of the table as the reader proposes it. */
export type ReadColumn = {
  column: number;
  header: string;
  samples: string[];
  field: string | null;
  drop: boolean;
  confidence: 'exact' | 'likely' | 'possible' | 'none';
  /** the unit chose so before */
  remembered: boolean;
  unit: string | null;
  sensitive: 'id_number' | 'bank_card' | 'phone' | null;
  /** content that may not be kept without a decision */
  mustDecide: boolean;
};

/** Where the table stands on its sheet, and its columns. */
export type ReadTable = {
  titleRows: number[];
  headerRows: number[];
  firstDataRow: number;
  width: number;
  headers: { column: number; path: string[]; name: string }[];
  title: string | null;
  moneyUnit: '元' | '万元' | '亿元' | null;
  columns: ReadColumn[];
};

/** What was decided for a column: a field, kept with the batch (null), or dropped. */
export type MappedColumn = {
  column: number;
  header: string;
  unit: string | null;
  field: string | null;
  drop: boolean;
};

const id = z.uuid();

/** Names one batch. */
export const BatchAct = z.object({ id });

/** Another sheet, or the row where a person sees the header. */
export const SheetChoice = z.object({
  id,
  sheet: z.coerce.number({ error: 'number' }).int().min(0).max(500),
  headerRow: z.coerce.number({ error: 'number' }).int().min(1).max(500, { error: 'too_big' }).optional(),
});
export type SheetChoice = z.output<typeof SheetChoice>;

/** Decisions by column number: a field, `keep` or `drop`; empty is undecided. */
export const MappingInput = z.object({
  id,
  columns: z.preprocess(
    // the form's indexes may arrive as a list
    (value) => (Array.isArray(value) ? Object.fromEntries(value.entries()) : (value ?? {})),
    z.record(z.string().regex(/^\d{1,4}$/), z.string().max(40).optional()),
  ),
});
export type MappingInput = z.output<typeof MappingInput>;

const rowNumbers = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.coerce.number().int().positive()).max(200, { error: 'too_many' }),
);

/** What becomes of possible duplicates: some rows, or all of them. `update` takes the only own candidate. */
export const RowChoice = z.object({
  id,
  rows: rowNumbers,
  all: z.preprocess((value) => value === 'on' || value === true || value === 'true', z.boolean()),
  choice: z
    .string({ error: 'required' })
    .regex(/^(leave|create|update|update:[0-9a-f-]{36})$/, { error: 'not_in_list' }),
});
export type RowChoice = z.output<typeof RowChoice>;

/**
 * What becomes of rows with cells that others have changed meanwhile too: those that stand are kept, or the sheet's are
 * taken, for some cells (`take` names them), or for all rows at once.
 */
export const ConflictChoice = z.object({
  id,
  rows: rowNumbers,
  all: z.preprocess((value) => value === 'on' || value === true || value === 'true', z.boolean()),
  choice: z.enum(['leave', 'theirs', 'mine', 'cells'], { error: 'not_in_list' }),
  take: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.string().regex(/^[A-Za-z]{1,30}$/)).max(60),
  ),
});
export type ConflictChoice = z.output<typeof ConflictChoice>;

/** The form of the first step: the file has been uploaded and is named by its id. */
export const UploadedImport = ImportStart.extend({
  fileId: z.uuid({ error: 'import_no_file' }),
  fileName: z.string().min(1).max(300, { error: 'too_long' }),
});
