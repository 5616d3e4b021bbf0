import { answerRest, bodyOf, idOf, once } from '@/lib/api/queries-rest';
import { ApiChamberDetail, ChamberPut } from '@/lib/api/schema-chambers';
import { updateChamber } from '@/lib/chambers/commands/write-chambers';
import { getChamber } from '@/lib/chambers/queries/get-chamber';

type Context = { params: Promise<{ id: string }> };

/** One chamber. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'chambers:read', async (actor) => ({
    body: ApiChamberDetail.parse(await getChamber(actor, idOf((await params).id))),
  }));
}

/** Changes the facts of one chamber; a newer version answers 409 with what stands now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'chambers:write', async (actor, holder) => {
    const id = idOf((await params).id);
    const { input, text } = await bodyOf(request, ChamberPut);
    return once(request, holder, text, async () => {
      await updateChamber(actor, { ...input, id });
      return { status: 200, body: { id } };
    });
  });
}
