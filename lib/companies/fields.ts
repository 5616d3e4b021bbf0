/** Columns of the list of firms, in their usual order; the first names the record and always stays. */
export const companyColumns = [
  'name',
  'creditCode',
  'place',
  'industry',
  'capital',
  'unit',
  'updated',
] as const;
