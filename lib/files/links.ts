import type { KeptLink } from '@/lib/shared/kept-links';

/** Files hang on records by this one table; whose they are says the record's noun. */
export const fileLinks: readonly KeptLink[] = [
  { from: 'attachment.fileId', to: 'file', onMerge: 'stay', onErase: 'stay' },
];
