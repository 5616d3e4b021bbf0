import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { targetLocales, translatableNouns } from './rules';

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const noun = z.preprocess(first, z.enum(translatableNouns).catch('showcase'));
const locale = z.preprocess(first, z.enum(targetLocales).catch('en'));

/** The list: of one noun and one language; `open` leaves out what is reviewed and current. */
export const TranslationPage = z.object({
  noun,
  locale,
  open: addressField(z.literal('1')),
  q: addressField(z.string().trim().max(60)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type TranslationPage = z.output<typeof TranslationPage>;

/** The page of one record: of which noun, into which language. */
export const TranslationQuestion = z.object({ noun, locale });
export type TranslationQuestion = z.output<typeof TranslationQuestion>;
