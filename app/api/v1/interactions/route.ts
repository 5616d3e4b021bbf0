import { answerRest, bodyOf, once, queryOf } from '@/lib/api/queries-rest';
import { pageOf } from '@/lib/api/schema';
import { ApiInteraction, InteractionQuery } from '@/lib/api/schema-interactions';
import { createInteractions } from '@/lib/interactions/commands/create-interactions';
import { listInteractions } from '@/lib/interactions/queries/list-interactions';
import { InteractionInput } from '@/lib/interactions/schema';
import { InteractionPage } from '@/lib/interactions/search-params';

/** The log of contacts, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'interactions:read', async (actor) => {
    const page = await listInteractions(
      actor,
      InteractionPage.parse(InteractionQuery.parse(queryOf(request))),
    );
    return { body: pageOf(ApiInteraction).parse({ data: page.rows, next: page.next }) };
  });
}

/** Logs one contact. */
export async function POST(request: Request): Promise<Response> {
  return answerRest(request, 'interactions:write', async (actor, holder) => {
    const { input, text } = await bodyOf(request, InteractionInput);
    return once(request, holder, text, async () => {
      const { ids } = await createInteractions(actor, [input]);
      return { status: 201, body: { id: ids[0] } };
    });
  });
}
