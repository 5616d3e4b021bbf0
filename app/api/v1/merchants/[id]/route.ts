import { answerRest, bodyOf, idOf, once } from '@/lib/api/queries-rest';
import { ApiMerchantDetail, MerchantPut } from '@/lib/api/schema';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { getMerchant } from '@/lib/merchants/queries/get-merchant';
import { wholePatch } from '@/lib/merchants/rules-patch';

type Context = { params: Promise<{ id: string }> };

/** One person. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'merchants:read', async (actor) => ({
    body: ApiMerchantDetail.parse(await getMerchant(actor, idOf((await params).id))),
  }));
}

/** Changes one person; a newer version answers 409 with what stands now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'merchants:write', async (actor, holder) => {
    const id = idOf((await params).id);
    const { input, text } = await bodyOf(request, MerchantPut);
    return once(request, holder, text, async () => {
      await updateMerchants(actor, [wholePatch({ ...input, id })]);
      return { status: 200, body: { id } };
    });
  });
}
