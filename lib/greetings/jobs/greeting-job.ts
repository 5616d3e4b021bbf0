import { z } from 'zod';

/** What a job of a campaign carries: ids only; the rights are rebuilt from them when it runs. */
export const GreetingJob = z.object({
  greetingId: z.uuid(),
  userId: z.uuid(),
  grantId: z.uuid(),
  requestId: z.string(),
});
export type GreetingJob = z.output<typeof GreetingJob>;
