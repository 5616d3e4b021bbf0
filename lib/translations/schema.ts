import { z } from 'zod';
import { idField } from '@/lib/shared/zod-fields';
import { targetLocales, translatableNouns } from './rules';

const target = {
  noun: z.enum(translatableNouns, { error: 'not_in_list' }),
  id: idField,
  locale: z.enum(targetLocales, { error: 'not_in_list' }),
  /** digest of the translation that the page showed: a newer one is shown first */
  stamp: z.string().regex(/^[0-9a-f]{32}$/, { error: 'invalid' }),
};
const text = z.string().trim().max(20_000, { error: 'too_long' }).optional();

/** A translation as it is written: one text per field of the noun; an empty one takes the field's translation away. */
export const TranslationInput = z.object({
  ...target,
  title: text,
  name: text,
  summary: text,
  quote: text,
  firm: text,
  chamberText: text,
  content: text,
  body: text,
});
export type TranslationInput = z.output<typeof TranslationInput>;

/** The review of a translation by a second person. */
export const TranslationReviewInput = z.object(target);
export type TranslationReviewInput = z.output<typeof TranslationReviewInput>;
