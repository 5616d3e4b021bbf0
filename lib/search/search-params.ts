import { z } from 'zod';

/** What a visitor looks for; broken values are ignored. */
export const PublicSearch = z.object({
  q: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    z.string().trim().max(60).optional().catch(undefined),
  ),
});
export type PublicSearch = z.output<typeof PublicSearch>;
