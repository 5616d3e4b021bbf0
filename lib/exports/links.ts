import type { KeptLink } from '@/lib/shared/kept-links';

/** What a sheet that may come back said of a person: gone with the person, and with the sheet's time. */
export const exportLinks: readonly KeptLink[] = [
  { from: 'export_row.merchantId', to: 'merchant', onMerge: 'stay', onErase: 'delete' },
];
