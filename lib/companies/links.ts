import type { KeptLink } from '@/lib/shared/kept-links';

/** Parent firms, dated credit codes, stated figures and places in the lists of a year. */
export const companyLinks: readonly KeptLink[] = [
  { from: 'company.parentId', to: 'company', onMerge: 'move', onErase: 'stay' },
  { from: 'company_code.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
  { from: 'company_figure.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
  { from: 'company_ranking.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];
