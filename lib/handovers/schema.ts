import { z } from 'zod';
import { idField, requiredText } from '@/lib/shared/zod-fields';

/** What can name an officer as responsible, in the order in which it is handed over. */
export const handoverKinds = ['people', 'contacts', 'appeals', 'leads', 'projects', 'greetings'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

/** By what the people can be divided among several. */
export const handoverSplits = ['unit', 'hometown', 'residence', 'key'] as const;
export type HandoverSplit = (typeof handoverSplits)[number];

const optionalId = idField.optional().catch(undefined);

/**
 * Who takes over what: one person for all, others for single kinds, and for people one per part. A part or kind that
 * names nobody goes to the one for all.
 */
export const HandoverPlan = z.object({
  to: idField,
  takers: z
    .object({
      people: optionalId,
      contacts: optionalId,
      appeals: optionalId,
      leads: optionalId,
      projects: optionalId,
      greetings: optionalId,
    })
    .default({}),
  split: z.enum(handoverSplits).optional().catch(undefined),
  parts: z.record(z.string().max(40), optionalId).default({}),
});
export type HandoverPlan = z.output<typeof HandoverPlan>;

/** The form: whose work, who takes it, why. */
export const HandoverInput = HandoverPlan.extend({ from: z.uuid(), reason: requiredText(200, 4) });
export type HandoverInput = z.output<typeof HandoverInput>;

export const HandoverAct = z.object({ id: z.uuid() });

/** The plan that the address asks to be looked at before it is carried out; null while nobody is named for all. */
export function planOf(asked: Record<string, string | string[] | undefined>): HandoverPlan | null {
  const one = (name: string): string | undefined => [asked[name] ?? []].flat()[0] || undefined;
  const below = (prefix: string) =>
    Object.fromEntries(
      Object.keys(asked).flatMap((name) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), one(name)] as const] : [],
      ),
    );
  const read = HandoverPlan.safeParse({
    to: one('to'),
    split: one('split'),
    takers: below('takers.'),
    parts: below('parts.'),
  });
  return read.success ? read.data : null;
}
