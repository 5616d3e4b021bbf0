import { z } from 'zod';
import { daysInMonth } from '@/lib/shared/dates';
import { addressField, idField } from '@/lib/shared/zod-fields';

/** What a consent for care can cover, one by one: the day on which to congratulate, and who is waiting at home. */
export const careKinds = ['birthday', 'family'] as const;
export type CareKindName = (typeof careKinds)[number];

export const birthdayCalendars = ['solar', 'lunar'] as const;

/** Of whom a line of the family speaks. No names: a relation and what the person said of it (domain.md 2.5). */
export const familyRelations = ['spouse', 'parents', 'children', 'other'] as const;
export type FamilyRelation = (typeof familyRelations)[number];

const number = (least: number, most: number) =>
  z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(least, { error: 'no_such_day' })
    .max(most, { error: 'no_such_day' });
/** 0 where nothing is kept yet. */
const version = z.coerce.number({ error: 'number' }).int().min(0).default(0);

/** A birthday: month and day by either calendar; the year only if the person gave it. */
export const BirthdayInput = z
  .object({
    merchantId: idField,
    version,
    calendar: z.enum(birthdayCalendars, { error: 'not_in_list' }),
    month: number(1, 12),
    day: number(1, 31),
    year: z.coerce
      .number({ error: 'number' })
      .int({ error: 'number' })
      .min(1900, { error: 'unknown_year' })
      .max(2100, { error: 'unknown_year' })
      .optional(),
  })
  .superRefine(({ calendar, month, day, year }, context) => {
    // without a year 29 February is a day, and a lunar month may have thirty
    const most = calendar === 'lunar' ? 30 : daysInMonth(year ?? 2024, month);
    if (day > most) context.addIssue({ code: 'custom', path: ['day'], message: 'no_such_day' });
  });
export type BirthdayInput = z.output<typeof BirthdayInput>;

/** Numbers of papers and telephones do not belong to what is told of a family. */
const familyNote = z
  .string()
  .trim()
  .max(40, { error: 'too_long' })
  .refine((text) => !/\d{5}/.test(text.normalize('NFKC')), { error: 'care_no_numbers' })
  .optional();

/** One short line for each relation. */
export const FamilyInput = z
  .object({
    merchantId: idField,
    version,
    spouse: familyNote,
    parents: familyNote,
    children: familyNote,
    other: familyNote,
  })
  .superRefine((input, context) => {
    if (familyRelations.every((relation) => !input[relation])) {
      context.addIssue({ code: 'custom', path: ['spouse'], message: 'required' });
    }
  });
export type FamilyInput = z.output<typeof FamilyInput>;

/** Taking out what was entered; the consent stays. */
export const RemoveCareInput = z.object({
  merchantId: idField,
  kind: z.enum(careKinds, { error: 'not_in_list' }),
  version: z.coerce.number({ error: 'number' }).int(),
});
export type RemoveCareInput = z.output<typeof RemoveCareInput>;

/** How many days ahead the list of birthdays looks; absent: as the programme set it. */
export const birthdaySpans = ['30', '90', '366'] as const;
export const BirthdayPage = z.object({ days: addressField(z.enum(birthdaySpans)) });
export type BirthdayPage = z.output<typeof BirthdayPage>;
