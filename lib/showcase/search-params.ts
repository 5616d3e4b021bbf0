import { z } from 'zod';

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );

export const storyStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;

/** The desk's list as it stands in the URL; broken values are ignored. */
export const StoryPage = z.object({
  q: one(z.string().trim().max(60)),
  state: one(z.enum(storyStates)),
  /** written by the reader */
  mine: one(z.literal('1')),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
});
export type StoryPage = z.output<typeof StoryPage>;

/** The public list: one industry, previous and next. */
export const PublicStoryPage = z.object({
  industry: one(z.string().regex(/^[a-z0-9-]{1,40}$/)),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
});
export type PublicStoryPage = z.output<typeof PublicStoryPage>;
