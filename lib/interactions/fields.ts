/** Columns of the log of contacts, in their usual order; the first names the contact and always stays. */
export const interactionColumns = [
  'persons',
  'happenedOn',
  'channel',
  'summary',
  'officers',
  'unit',
  'next',
  'state',
] as const;
