import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { greetingChannels, greetingStates, recipientStates } from './rules';
import { leftOutReasons } from './rules-recipients';

const cursors = {
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
};

/** The year's festivals and the list of campaigns below them. */
export const GreetingFilters = z.object({
  year: addressField(z.coerce.number().int().min(1900).max(2100)),
  state: addressField(z.enum(greetingStates)),
  channel: addressField(z.enum(greetingChannels)),
  /** waits for this person's approval */
  waiting: addressField(z.enum(['1'])),
});
export type GreetingFilters = z.output<typeof GreetingFilters>;
export const GreetingPage = GreetingFilters.extend(cursors);
export type GreetingPage = z.output<typeof GreetingPage>;

/** What of a campaign's recipients is shown. */
export const RecipientFilters = z.object({
  show: addressField(z.enum([...recipientStates, 'crowded', 'pull_out'])),
  reason: addressField(z.enum(leftOutReasons)),
});
export type RecipientFilters = z.output<typeof RecipientFilters>;
export const RecipientPage = RecipientFilters.extend(cursors);
export type RecipientPage = z.output<typeof RecipientPage>;

const count = addressField(z.coerce.number().int().min(0).max(100));

/** What an upload of returned mails has answered. */
export const ReturnedShown = z.object({ bounced: count, replied: count, other: count });
export type ReturnedShown = z.output<typeof ReturnedShown>;

/** What the address of a new campaign may say. */
export const NewGreeting = z.object({
  festival: addressField(z.string().max(40)),
  year: addressField(z.coerce.number().int().min(1900).max(2100)),
  segment: addressField(z.string().max(2000)),
});

export const TemplateFilters = z.object({ channel: addressField(z.enum(greetingChannels)) });
export type TemplateFilters = z.output<typeof TemplateFilters>;
