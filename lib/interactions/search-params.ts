import { z } from 'zod';
import { dayField, addressField } from '@/lib/shared/zod-fields';
import { interactionChannels, interactionStates } from './schema';

/** Filters of the log as they stand in the address; broken values are ignored. */
export const InteractionFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  channel: addressField(z.enum(interactionChannels)),
  state: addressField(z.enum(interactionStates)),
  /** the unit that made the record, with those below it */
  unit: addressField(z.uuid()),
  officer: addressField(z.uuid()),
  merchant: addressField(z.uuid()),
  company: addressField(z.uuid()),
  project: addressField(z.uuid()),
  chamber: addressField(z.uuid()),
  event: addressField(z.uuid()),
  /** a leader led it or took part */
  leader: addressField(z.enum(['1'])),
  /** people who live in this city or province */
  city: addressField(z.uuid()),
  /** face to face only: visits, home visits, meetings */
  visits: addressField(z.enum(['1'])),
  from: addressField(dayField),
  to: addressField(dayField),
  /** agreed next step: open, due within three days, or past its day */
  next: addressField(z.enum(['open', 'due', 'late'])),
  difficulty: addressField(z.enum(['open', 'settled'])),
  /** who has in hand what stands open */
  holder: addressField(z.uuid()),
  /** I took part; of drafts and next steps, those that I have in hand */
  mine: addressField(z.enum(['1'])),
  /** made by my unit */
  ours: addressField(z.enum(['1'])),
  /** greetings to many; without it they stand on the timelines of persons only */
  mass: addressField(z.enum(['1'])),
});
export type InteractionFilters = z.output<typeof InteractionFilters>;

export const InteractionPage = InteractionFilters.extend({
  /** saved view that the page was opened with; `all`: none, though one is the person's own beginning */
  view: addressField(z.union([z.uuid(), z.literal('all')])),
  /** columns in order, when they are neither those of the view nor the remembered ones */
  cols: addressField(z.string().max(1000)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type InteractionPage = z.output<typeof InteractionPage>;
