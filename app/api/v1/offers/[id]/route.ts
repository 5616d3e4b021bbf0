import { answerRest, idOf } from '@/lib/api/queries-rest';
import { ApiOfferDetail } from '@/lib/api/schema';
import { getOffer } from '@/lib/offers/queries/offers';

type Context = { params: Promise<{ id: string }> };

/** One promoted project. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'offers:read', async (actor) => ({
    body: ApiOfferDetail.parse(await getOffer(actor, idOf((await params).id))),
  }));
}
