import { z } from 'zod';
import { parsePathLines } from './rules';

const text = (max: number) => z.string().trim().max(max, { error: 'too_long' }).optional();
const needed = (max: number, min = 1) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(min, { error: min > 1 ? 'too_short' : 'required' })
    .max(max, { error: 'too_long' });

/**
 * A story as staff write it (A19, F5). `merchantId` names the person of the ledger whose consents it stands on;
 * without one it is an invented example. `pathText` holds one station per line (“2009 自办机绣厂”), `body` the light
 * markup of lib/shared/light-markup.
 */
export const StoryInput = z
  .object({
    merchantId: z.uuid({ error: 'not_in_list' }).optional(),
    shownName: needed(30),
    sealText: z
      .string({ error: 'required' })
      .trim()
      .regex(/^[\p{Script=Han}A-Za-z]{1,4}$/u, { error: 'seal_text' }),
    title: needed(60, 4),
    quote: text(80),
    firm: text(80),
    chamberText: text(60),
    industryTagId: z.uuid({ error: 'not_in_list' }).optional(),
    pathText: text(800),
    body: needed(20_000, 20),
  })
  .superRefine((input, context) => {
    const { badLine } = parsePathLines(input.pathText ?? '');
    if (badLine !== null) context.addIssue({ code: 'custom', path: ['pathText'], message: 'path_line' });
  });
export type StoryInput = z.output<typeof StoryInput>;

/** An edit: the story and the version that was read. */
export const StoryChange = StoryInput.safeExtend({ id: z.uuid(), version: z.coerce.number().int() });
export type StoryChange = z.output<typeof StoryChange>;

/** Handing in and approving: the story and the version that was read, so that nobody approves what changed meanwhile. */
export const StoryStep = z.object({ id: z.uuid(), version: z.coerce.number().int() });
export type StoryStep = z.output<typeof StoryStep>;

/** Giving back and withdrawing need words. */
export const StoryStepWithReason = StoryStep.extend({ reason: needed(300, 2) });
export type StoryStepWithReason = z.output<typeof StoryStepWithReason>;
