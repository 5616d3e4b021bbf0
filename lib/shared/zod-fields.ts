import { z } from 'zod';
import { isIsoDate } from '@/lib/shared/dates';
import { parseMoney } from '@/lib/shared/money';

/** Parts of input schemas that several nouns use. A form leaves an empty field out, so optional means absent. */

/** Free text of at most `max` characters. */
export const textField = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();

/** Text that must be there. */
export const requiredText = (max: number, min = 1) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(min, { error: min === 1 ? 'required' : 'too_short' })
    .max(max, { error: 'too_long' });

/** A tick: a form sends “on” or nothing. */
export const checkboxField = z.preprocess(
  (value) => value === 'on' || value === 'true' || value === true,
  z.boolean(),
);

/** An id picked from a list. */
export const idField = z.uuid({ error: 'not_in_list' });

/** A day YYYY-MM-DD that the calendar has. */
export const dayField = z
  .string({ error: 'required' })
  .trim()
  .refine((text) => isIsoDate(text), { error: 'date_format' });

/** An amount as people type it (“1,250”, “0.5亿元”) as exact 万元 text. Zero and, unless allowed, negatives are refused. */
export const wanField = ({ allowNegative = false, allowZero = false } = {}) =>
  z.string({ error: 'required' }).transform((text, context) => {
    const parsed = parseMoney(text, { allowNegative });
    if (!parsed.ok || (!allowZero && parsed.wan === '0')) {
      context.addIssue({ code: 'custom', message: 'amount' });
      return z.NEVER;
    }
    return parsed.wan;
  });

/** A plain quantity that is not money (亩, ㎡) as decimal text, at most six decimals, not negative. */
export const quantityField = z
  .string()
  .trim()
  .transform((text) => text.replace(/,/g, ''))
  .refine((text) => /^\d{1,12}(\.\d{1,6})?$/.test(text), { error: 'number' });

/** Percent as decimal text above 0 and at most 100. */
export const percentField = z
  .string({ error: 'required' })
  .trim()
  .refine((text) => /^\d{1,3}(\.\d{1,6})?$/.test(text) && Number(text) > 0 && Number(text) <= 100, {
    error: 'percent',
  });

/** One value of an address: the first of several, nothing for a broken one. */
export const addressField = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );
