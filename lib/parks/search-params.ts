import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

/** The desk's list as it stands in the URL; broken values are ignored. */
export const ParkPage = z.object({
  q: addressField(z.string().trim().max(60)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type ParkPage = z.output<typeof ParkPage>;
