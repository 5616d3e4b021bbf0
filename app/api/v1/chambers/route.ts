import { answerRest, queryOf } from '@/lib/api/queries-rest';
import { ApiChamber, pageOf } from '@/lib/api/schema';
import { ListQuery } from '@/lib/api/schema-query';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';

/** Chambers, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'chambers:read', async (actor) => {
    const page = await listChambers(actor, ChamberPage.parse(ListQuery.parse(queryOf(request))));
    return { body: pageOf(ApiChamber).parse({ data: page.rows, next: page.next }) };
  });
}
