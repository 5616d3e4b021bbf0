import { z } from 'zod';
import { articleKinds } from './schema';

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );

export const articleStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;

/** The desk's list as it stands in the URL; broken values are ignored. */
export const ArticlePage = z.object({
  q: one(z.string().trim().max(60)),
  state: one(z.enum(articleStates)),
  /** written by the reader */
  mine: one(z.literal('1')),
  kind: one(z.enum(articleKinds)),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
});
export type ArticlePage = z.output<typeof ArticlePage>;

/** The public list: one kind, previous and next. */
export const PublicArticlePage = z.object({
  kind: one(z.enum(articleKinds)),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
});
export type PublicArticlePage = z.output<typeof PublicArticlePage>;
