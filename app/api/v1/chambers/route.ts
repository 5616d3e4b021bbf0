import { answerRest, bodyOf, once, queryOf } from '@/lib/api/queries-rest';
import { pageOf } from '@/lib/api/schema';
import { ApiChamber, ChamberQuery } from '@/lib/api/schema-chambers';
import { createChambers } from '@/lib/chambers/commands/write-chambers';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberInput } from '@/lib/chambers/schema';
import { ChamberPage } from '@/lib/chambers/search-params';

/** Chambers, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'chambers:read', async (actor) => {
    const page = await listChambers(actor, ChamberPage.parse(ChamberQuery.parse(queryOf(request))));
    return { body: pageOf(ApiChamber).parse({ data: page.rows, next: page.next }) };
  });
}

/** Enters one chamber. */
export async function POST(request: Request): Promise<Response> {
  return answerRest(request, 'chambers:write', async (actor, holder) => {
    const { input, text } = await bodyOf(request, ChamberInput);
    return once(request, holder, text, async () => {
      const { ids } = await createChambers(actor, [input]);
      return { status: 201, body: { id: ids[0] } };
    });
  });
}
