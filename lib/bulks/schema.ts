import { z } from 'zod';
import { askedPeople } from '@/lib/merchants/schema-question';
import { idField, requiredText } from '@/lib/shared/zod-fields';

/** What can be done to many people at once. */
export const bulkKinds = [
  'tag',
  'untag',
  'assign',
  'mark_key',
  'unmark_key',
  'invite',
  'hand',
  'archive',
] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** One word or two: letters, digits and Chinese characters, no separators of lists. */
export const tagField = z
  .string({ error: 'required' })
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => text.length > 0, { error: 'required' })
  .refine((text) => text.length <= 12, { error: 'too_long' })
  .refine((text) => /^[\p{L}\p{N}][\p{L}\p{N} ·-]*$/u.test(text), { error: 'tag_format' });

const everyDays = z.coerce
  .number({ error: 'number' })
  .int({ error: 'number' })
  .min(1, { error: 'number' })
  .max(3650, { error: 'number' });

/** What an act needs beside its people. */
export const BulkParams = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), tag: tagField }),
  z.object({ kind: z.literal('untag'), tag: tagField }),
  z.object({ kind: z.literal('assign'), officerId: idField }),
  z.object({ kind: z.literal('mark_key'), contactEveryDays: everyDays }),
  z.object({ kind: z.literal('unmark_key') }),
  z.object({ kind: z.literal('invite') }),
  z.object({ kind: z.literal('hand'), unitId: idField }),
  z.object({ kind: z.literal('archive') }),
]);
export type BulkParams = z.output<typeof BulkParams>;

const asked = { ...askedPeople, reason: requiredText(200, 4) };

/** The form: one kind with its own fields, whom it is about as the ledger's address says it, and why. */
export const BulkInput = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('tag'), tag: tagField, ...asked }),
    z.object({ kind: z.literal('untag'), tag: tagField, ...asked }),
    z.object({ kind: z.literal('assign'), officerId: idField, ...asked }),
    z.object({ kind: z.literal('mark_key'), contactEveryDays: everyDays, ...asked }),
    z.object({ kind: z.literal('unmark_key'), ...asked }),
    z.object({ kind: z.literal('invite'), ...asked }),
    z.object({ kind: z.literal('hand'), unitId: idField, ...asked }),
    z.object({ kind: z.literal('archive'), ...asked }),
  ],
  { error: 'not_in_list' },
);
export type BulkInput = z.output<typeof BulkInput>;

export const BulkAct = z.object({ id: z.uuid() });

/** Which people of an act a sheet holds: all of them with what became of each, or those for whom nothing was done. */
export const BulkSheet = z.object({ part: z.enum(['results', 'left'], { error: 'not_in_list' }) });
export type BulkSheet = z.output<typeof BulkSheet>;

/** Parameters as they are stored with an act. */
export function readParams(stored: unknown): BulkParams {
  return BulkParams.parse(stored);
}
