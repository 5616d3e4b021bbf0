import type { MerchantFilters } from '@/lib/merchants/search-params';
import { queryText } from '@/lib/shared/search-query';
import type { GreetingDetail } from './queries/get-greeting';
import { segmentFields } from './schema';

type Texts = Record<string, string | undefined>;

/** Filters without what says nothing, as an address has them. */
export function filterTexts(filters: MerchantFilters): Texts {
  return { ...filters, order: filters.order === 'updated' ? undefined : filters.order };
}

/** A segment parted into the fields of the form, and the rest as a query text that travels along. */
export function partSegment(filters: MerchantFilters | null): {
  fields: Record<string, string>;
  rest: Texts;
  query: string;
} {
  const all = filters ? filterTexts(filters) : {};
  const isField = (name: string): boolean => segmentFields.some((one) => one === name);
  const given = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  const rest = Object.fromEntries(given.filter(([name]) => !isField(name) && name !== 'order'));
  return {
    fields: Object.fromEntries(
      given.flatMap(([name, value]) => (isField(name) ? [[`fields.${name}`, value]] : [])),
    ),
    rest,
    query: queryText(rest).replace(/^\?/, ''),
  };
}

/** A campaign as the form's values. */
export function greetingFormValues(greeting: GreetingDetail): Record<string, string | null> {
  return {
    festival: greeting.dayId ?? greeting.festival,
    year: String(greeting.year),
    title: greeting.title,
    channel: greeting.channel,
    templateId: greeting.template.id,
    signOff: greeting.signOff,
    letterOn: greeting.letterOn,
    scope: greeting.segment ? 'segment' : 'by_hand',
    ...partSegment(greeting.segment).fields,
  };
}
