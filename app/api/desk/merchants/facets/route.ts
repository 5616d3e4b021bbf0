import { countMerchantsBy, countMerchantsByList } from '@/lib/merchants/queries/count-facets';
import { MerchantFacetName, MerchantFilters, MerchantListName } from '@/lib/merchants/search-params';
import { deskJson } from '@/lib/server/desk-json';

/** Live counts of one facet under the other filters: `{ counts: { [value]: number } }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const asked = query.get('facet');
    const filters = MerchantFilters.parse(Object.fromEntries(query));
    const list = MerchantListName.safeParse(asked);
    const values = list.success
      ? await countMerchantsByList(actor, list.data, filters)
      : await countMerchantsBy(actor, MerchantFacetName.parse(asked), filters);
    return { counts: Object.fromEntries(values.map(({ value, count }) => [value, count])) };
  });
}
