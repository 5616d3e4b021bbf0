import { z } from 'zod';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { idField, requiredText } from '@/lib/shared/zod-fields';

const short = z.string().trim().max(200).optional().catch(undefined);
const id = z.uuid().optional().catch(undefined);

/** What of a half-filled form is compared with the ledger. Unfinished values are left out, never an error. */
export const DuplicateDraft = z.object({
  /** the record that is being changed: not a duplicate of itself */
  id,
  name: z.string().trim().max(60).catch(''),
  namePinyin: short,
  sex: z.enum(['male', 'female']).optional().catch(undefined),
  birthText: short.transform((text) => (text && parsePartialDate(text).value ? text : undefined)),
  hometownId: id,
  hometownText: short,
  post: z.object({ companyId: id, employerText: short }).optional().catch(undefined),
  contactPoints: z
    .array(
      z
        .object({ kind: z.string().max(20), value: z.string().trim().max(200) })
        .nullable()
        .catch(null),
    )
    .max(20)
    .catch([])
    .transform((lines) => lines.filter((line) => line !== null)),
});
export type DuplicateDraft = z.output<typeof DuplicateDraft>;

/** Why a person is entered although the ledger may know them. */
export const duplicateReason = z
  .string()
  .trim()
  .min(2, { error: 'too_short' })
  .max(200, { error: 'too_long' })
  .optional();

/** Two records are two persons: remembered with who said so and why. */
export const NotSameInput = z.object({
  id: idField,
  version: z.coerce.number().int(),
  reason: requiredText(200, 2),
});
export type NotSameInput = z.output<typeof NotSameInput>;

/** Two records of the ledger, laid side by side by hand. */
export const PairInput = z.object({ merchantId: idField, otherId: idField });
export type PairInput = z.output<typeof PairInput>;

/** A merge as the preview was confirmed: who stays, what was read, and the side of every field that differs. */
export const MergeInput = z.object({
  pairId: idField,
  survivorId: idField,
  aVersion: z.coerce.number().int(),
  bVersion: z.coerce.number().int(),
  choice: z.record(z.string().max(40), z.enum(['a', 'b', 'both'], { error: 'not_in_list' })).default({}),
  reason: requiredText(200, 2),
});
export type MergeInput = z.output<typeof MergeInput>;

/** The same as its form sends it: another form of the page has a reason of its own. */
export const MergeFormInput = MergeInput.omit({ reason: true }).extend({ mergeReason: requiredText(200, 2) });

export const UndoMergeInput = z.object({ id: idField, reason: requiredText(200, 2) });
export type UndoMergeInput = z.output<typeof UndoMergeInput>;
