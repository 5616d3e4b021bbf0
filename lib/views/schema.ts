import { z } from 'zod';
import { checkboxField, idField, requiredText } from '@/lib/shared/zod-fields';

/** Ledgers that have saved views and chosen columns. */
export const viewNouns = ['merchants', 'companies', 'interactions'] as const;
export type ViewNoun = (typeof viewNouns)[number];

const noun = z.enum(viewNouns, { error: 'not_in_list' });
const query = z.string().max(2000, { error: 'too_long' }).default('');

/** Names of columns: a form sends a repeated field, an address a list with commas. */
const columnNames = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat().flatMap((one) => String(one).split(','))),
  z.array(z.string().max(40)).max(100),
);

/** A view to be kept: the ledger's address as it stands, under a name. */
export const ViewInput = z.object({
  noun,
  name: requiredText(20),
  query,
  columns: columnNames,
  shared: checkboxField,
  isDefault: checkboxField,
});
export type ViewInput = z.output<typeof ViewInput>;

/** Changes of a view: its name, whether the unit may open it, and, when `take` is ticked, what it asks. */
export const ViewChange = z.object({
  id: idField,
  version: z.coerce.number().int(),
  name: requiredText(20),
  shared: checkboxField,
  take: checkboxField,
  query,
  columns: columnNames,
});
export type ViewChange = z.output<typeof ViewChange>;

export const ViewAct = z.object({ id: idField });

/** One step to the left or right among the own views. */
export const ViewMove = z.object({ id: idField, to: z.enum(['earlier', 'later'], { error: 'not_in_list' }) });
export type ViewMove = z.output<typeof ViewMove>;

/** The view that a ledger opens with; none named: all records. */
export const DefaultInput = z.object({ noun, view: idField.optional() });
export type DefaultInput = z.output<typeof DefaultInput>;

/**
 * The columns of a ledger, in order. `move` is a button beside a column (`earlier:hometown`) for browsers without
 * script; `usual` takes the choice back. `query` is the address to return to.
 */
export const ColumnsInput = z.object({
  noun,
  query,
  columns: columnNames,
  move: z
    .string()
    .regex(/^(?:earlier|later):[A-Za-z]{1,40}$/)
    .optional()
    .catch(undefined),
  usual: checkboxField,
});
export type ColumnsInput = z.output<typeof ColumnsInput>;
