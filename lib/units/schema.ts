import { z } from 'zod';

export const unitKinds = [
  'bureau',
  'section',
  'branch',
  'county',
  'park',
  'township',
  'department',
  'supervisor',
] as const;

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'date_format' });

/** A unit as a form, the seed or the API gives it. */
export const UnitInput = z.object({
  kind: z.enum(unitKinds),
  name: z.string({ error: 'required' }).trim().min(2, { error: 'too_short' }).max(60, { error: 'too_long' }),
  shortName: z.string({ error: 'required' }).trim().min(1).max(20, { error: 'too_long' }),
  parentId: z.uuid({ error: 'not_in_list' }).optional(),
  placeId: z.uuid({ error: 'not_in_list' }).optional(),
  sortNo: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0).max(99_999).default(0),
  validFrom: isoDate,
});
export type UnitInput = z.output<typeof UnitInput>;

/** Moving, renaming or ending a unit carries the version that was read, a date and a reason. */
export const UnitChange = UnitInput.extend({
  id: z.uuid(),
  version: z.coerce.number().int(),
  reason: z
    .string({ error: 'required' })
    .trim()
    .min(2, { error: 'too_short' })
    .max(200, { error: 'too_long' }),
  validTo: isoDate.optional(),
  /** who goes on with the work of a unit that ends */
  successorId: z.uuid({ error: 'not_in_list' }).optional(),
}).refine((input) => !input.successorId || (input.validTo !== undefined && input.successorId !== input.id), {
  path: ['successorId'],
  error: 'successor_without_end',
});
export type UnitChange = z.output<typeof UnitChange>;
