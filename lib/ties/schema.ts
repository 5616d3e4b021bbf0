import { z } from 'zod';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { idField, requiredText, textField } from '@/lib/shared/zod-fields';

/** Kinds that are the same seen from either side; kinship is left out (PIPL 6). */
export const mutualKinds = [
  'townsman',
  'classmate',
  'colleague',
  'comrade',
  'chamber',
  'partner',
  'fellow',
  'friend',
  'other',
] as const;

/** Kinds of ties as the form offers them, seen from the person whose record is open. */
export const tieChoices = ['introduced_by', 'introduces', ...mutualKinds] as const;
export type TieChoice = (typeof tieChoices)[number];

/** A tie as somebody told it; `other` says in the note what it is. */
export const TieInput = z
  .object({
    merchantId: idField,
    otherId: z.uuid({ error: 'required' }),
    choice: z.enum(tieChoices, { error: 'required' }),
    sinceText: textField(30).refine((value) => !value || parsePartialDate(value).value !== null, {
      error: 'partial_date',
    }),
    source: requiredText(120, 2),
    note: textField(200),
  })
  .superRefine((input, context) => {
    if (input.otherId === input.merchantId)
      context.addIssue({ code: 'custom', path: ['otherId'], message: 'same_person' });
    if (input.choice === 'other' && !input.note)
      context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
  });
export type TieInput = z.output<typeof TieInput>;

/** One tie taken out: it was told wrongly, or somebody asked for it. */
export const RemoveTieInput = z.object({ id: z.uuid() });
