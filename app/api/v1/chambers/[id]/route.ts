import { answerRest, idOf } from '@/lib/api/queries-rest';
import { ApiChamberDetail } from '@/lib/api/schema';
import { getChamber } from '@/lib/chambers/queries/get-chamber';

type Context = { params: Promise<{ id: string }> };

/** One chamber. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'chambers:read', async (actor) => ({
    body: ApiChamberDetail.parse(await getChamber(actor, idOf((await params).id))),
  }));
}
