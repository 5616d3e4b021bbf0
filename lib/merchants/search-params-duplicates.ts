import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

export const duplicateStates = ['open', 'not_same', 'merged'] as const;
export const duplicateLevels = ['strong', 'likely', 'weak'] as const;

/** The work list of possible duplicates as it stands in the URL; broken values are ignored. */
export const DuplicatePage = z.object({
  state: addressField(z.enum(duplicateStates)),
  level: addressField(z.enum(duplicateLevels)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type DuplicatePage = z.output<typeof DuplicatePage>;
