import { z } from 'zod';
import { parsePartialDate } from '@/lib/shared/partial-date';

/** Stations of a life beside the posts in firms: schooling, social posts, public offices (F7), honours (F6). */
export const lifeKinds = ['education', 'social_post', 'political_office', 'honour'] as const;
export type LifeKind = (typeof lifeKinds)[number];

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();
const tick = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
/** A year, a month or a day, as people write it. */
const partialDay = text(20).refine((value) => !value || parsePartialDate(value).value !== null, {
  error: 'partial_date',
});

const dates = { fromText: partialDay, toText: partialDay };

function checkOrder(
  line: { fromText?: string | undefined; toText?: string | undefined },
  context: z.RefinementCtx,
) {
  const from = line.fromText ? parsePartialDate(line.fromText).value : null;
  const to = line.toText ? parsePartialDate(line.toText).value : null;
  if (from && to && to.to < from.from)
    context.addIssue({ code: 'custom', path: ['toText'], message: 'date_order' });
}

/** One post: in a firm of the ledger or as it was told, since when, until when, whether it is the main one. */
export const PostLine = z
  .object({
    id: z.uuid().optional(),
    companyId: z.uuid({ error: 'not_in_list' }).optional(),
    employerText: text(80),
    title: text(40),
    ...dates,
    isMain: tick,
    /** over, though nobody knows since when */
    isEnded: tick,
    source: text(120),
  })
  .superRefine((line, context) => {
    checkOrder(line, context);
    if (line.isMain && line.isEnded)
      context.addIssue({ code: 'custom', path: ['isMain'], message: 'main_ended' });
  });
export type PostLine = z.output<typeof PostLine>;

/** One station of life; `body` is the school, the association, the congress, or who awarded. */
export const LifeLine = z
  .object({
    id: z.uuid().optional(),
    kind: z.enum(lifeKinds, { error: 'not_in_list' }),
    title: text(80),
    body: text(80),
    ...dates,
    source: text(120),
  })
  .superRefine(checkOrder);
export type LifeLine = z.output<typeof LifeLine>;

/**
 * Lines of a form in their places: one that says nothing in the named fields is null, so that a problem of another one
 * still stands beside its own line.
 */
const linesOf = <T extends z.ZodType>(line: T, named: readonly string[], most: number) =>
  z
    .array(
      z.preprocess(
        (value) =>
          typeof value === 'object' &&
          value !== null &&
          Object.entries(value).some(([key, held]) => named.includes(key) && held !== '' && held !== null)
            ? value
            : null,
        line.nullable(),
      ),
      { error: 'invalid' },
    )
    .max(most, { error: 'too_many' })
    .optional();

export const postLines = linesOf(PostLine, ['companyId', 'employerText', 'title'], 30);
export const lifeLines = linesOf(LifeLine, ['title', 'body'], 60);
