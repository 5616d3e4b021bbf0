import { z } from 'zod';
import { ChamberFilters } from '@/lib/chambers/search-params';
import { labelLayoutNames } from '@/lib/greetings/rules';
import { checkPlaceholders } from '@/lib/greetings/rules-text';
import { checkboxField, dayField, requiredText } from '@/lib/shared/zod-fields';

export const chamberPaperKinds = ['xlsx', 'docx', 'letters', 'labels'] as const;

/** A directory of chambers, or letters and labels to them: for the chambers of a filter, for a stated occasion. */
export const ChamberPaperRequest = ChamberFilters.extend({
  what: z.enum(chamberPaperKinds, { error: 'not_in_list' }),
  reason: requiredText(60, 2),
  /** to whom letters and labels go; both give two of each chamber */
  toPresident: checkboxField,
  toSecretariat: checkboxField,
  body: z.string().trim().max(4000, { error: 'too_long' }).optional(),
  signOff: z.string().trim().max(60, { error: 'too_long' }).optional(),
  letterOn: dayField.optional(),
  layout: z.enum(labelLayoutNames, { error: 'not_in_list' }).catch('3x8'),
}).superRefine((input, context) => {
  const issue = (field: string, code: string) =>
    context.addIssue({ code: 'custom', path: [field], message: code });
  const isPost = input.what === 'letters' || input.what === 'labels';
  if (isPost && !input.toPresident && !input.toSecretariat) issue('toPresident', 'required');
  if (input.what !== 'letters') return;
  if (!input.body) issue('body', 'required');
  const { unknown, isUnclosed } = checkPlaceholders(input.body ?? '');
  if (unknown.length > 0) issue('body', 'letter_placeholder');
  else if (isUnclosed) issue('body', 'open_placeholder');
  if (!input.signOff) issue('signOff', 'required');
  if (!input.letterOn) issue('letterOn', 'required');
});
export type ChamberPaperRequest = z.output<typeof ChamberPaperRequest>;
