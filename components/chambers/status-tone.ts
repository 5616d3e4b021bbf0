import type { Tone } from '@/components/ui/badge';
import type { ChamberStatus } from '@/lib/chambers/rules';

const TONES: Readonly<Record<ChamberStatus, Tone>> = {
  unverified: 'muted',
  preparing: 'warn',
  founded: 'info',
  registered: 'good',
  dissolved: 'late',
};

/** Colour of a status; the word beside it says the same. */
export function statusTone(status: ChamberStatus): Tone {
  return TONES[status];
}
