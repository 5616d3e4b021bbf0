import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

/** From whom the way is sought; without one from the own unit. */
export const TiePage = z.object({ from: addressField(z.uuid()) });
export type TiePage = z.output<typeof TiePage>;
