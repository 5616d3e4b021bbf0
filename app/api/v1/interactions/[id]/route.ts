import { answerRest, bodyOf, idOf, once } from '@/lib/api/queries-rest';
import { ApiInteractionDetail, InteractionPut } from '@/lib/api/schema-interactions';
import { updateInteraction } from '@/lib/interactions/commands/update-interaction';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';

type Context = { params: Promise<{ id: string }> };

/** One contact. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'interactions:read', async (actor) => ({
    body: ApiInteractionDetail.parse(await getInteraction(actor, idOf((await params).id))),
  }));
}

/** Corrects one contact or completes a draft; a newer version answers 409 with what stands now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'interactions:write', async (actor, holder) => {
    const id = idOf((await params).id);
    const { input, text } = await bodyOf(request, InteractionPut);
    return once(request, holder, text, async () => {
      await updateInteraction(actor, { ...input, id });
      return { status: 200, body: { id } };
    });
  });
}
