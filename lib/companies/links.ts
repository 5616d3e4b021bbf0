import type { KeptLink } from '@/lib/shared/kept-links';

/** Parent firms and dated credit codes. */
export const companyLinks: readonly KeptLink[] = [
  { from: 'company.parentId', to: 'company', onMerge: 'move', onErase: 'stay' },
  { from: 'company_code.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
