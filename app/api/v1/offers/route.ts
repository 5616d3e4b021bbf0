import { answerRest, queryOf } from '@/lib/api/queries-rest';
import { ApiOffer, pageOf } from '@/lib/api/schema';
import { ListQuery } from '@/lib/api/schema-query';
import { listOffers } from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';

/** Promoted projects, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'offers:read', async (actor) => {
    const page = await listOffers(actor, OfferPage.parse(ListQuery.parse(queryOf(request))));
    return { body: pageOf(ApiOffer).parse({ data: page.rows, next: page.next }) };
  });
}
