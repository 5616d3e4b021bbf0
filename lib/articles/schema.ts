import { z } from 'zod';

export const articleKinds = ['news', 'event', 'mechanism', 'guide', 'notice'] as const;
export type ArticleKindName = (typeof articleKinds)[number];
export const eventLevels = ['national', 'province', 'prefecture', 'county', 'branch', 'chamber'] as const;

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();
const needed = (max: number, min = 1) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(min, { error: min > 1 ? 'too_short' : 'required' })
    .max(max, { error: 'too_long' });
const day = z.iso.date({ error: 'date_format' });

/** An article as staff write it (H4, H5): its source and the day of the facts stand beside our own publish date. */
export const ArticleInput = z
  .object({
    kind: z.enum(articleKinds, { error: 'not_in_list' }),
    title: needed(80, 4),
    summary: text(200),
    body: needed(40_000, 10),
    sourceName: text(80),
    author: text(40),
    editor: text(40),
    originalOn: day.optional(),
    eventOn: day.optional(),
    eventPlace: text(60),
    eventLevel: z.enum(eventLevels, { error: 'not_in_list' }).optional(),
  })
  .superRefine((input, context) => {
    if (input.kind === 'event' && !input.eventOn) {
      context.addIssue({ code: 'custom', path: ['eventOn'], message: 'required' });
    }
  });
export type ArticleInput = z.output<typeof ArticleInput>;

export const ArticleChange = ArticleInput.safeExtend({ id: z.uuid(), version: z.coerce.number().int() });
export type ArticleChange = z.output<typeof ArticleChange>;

export const ArticleStep = z.object({ id: z.uuid(), version: z.coerce.number().int() });
export type ArticleStep = z.output<typeof ArticleStep>;

export const ArticleStepWithReason = ArticleStep.extend({ reason: needed(300, 2) });
export type ArticleStepWithReason = z.output<typeof ArticleStepWithReason>;
