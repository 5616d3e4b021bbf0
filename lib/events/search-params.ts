import { z } from 'zod';
import { addressField, dayField } from '@/lib/shared/zod-fields';
import { eventPhases } from './rules';
import { attendeeStates } from './rules-attendees';
import { eventKinds, eventTracks } from './schema';

/** Filters of the desk's list as they stand in the address; broken values are ignored. */
export const EventFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  phase: addressField(z.enum(eventPhases)),
  kind: addressField(z.enum(eventKinds)),
  track: addressField(z.enum(eventTracks)),
  /** held by this unit or one below it, alone or with others */
  unit: addressField(z.uuid()),
  from: addressField(dayField),
  to: addressField(dayField),
  chamber: addressField(z.uuid()),
  /** events of one city of 百城 */
  city: addressField(z.uuid()),
  /** events of one circle of 百圈 */
  circle: addressField(z.string().trim().max(40)),
  /** counted on the board of 三百行动: ended ones of the track */
  counted: addressField(z.literal('1')),
});
export type EventFilters = z.output<typeof EventFilters>;

export const EventPage = EventFilters.extend({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type EventPage = z.output<typeof EventPage>;

/** The list of people of one event. */
export const AttendeePage = z.object({
  q: addressField(z.string().trim().max(30)),
  state: addressField(z.enum(attendeeStates)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type AttendeePage = z.output<typeof AttendeePage>;
