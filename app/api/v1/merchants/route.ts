import { answerRest, bodyOf, once, queryOf } from '@/lib/api/queries-rest';
import { ApiMerchant, pageOf } from '@/lib/api/schema';
import { MerchantQuery } from '@/lib/api/schema-query';
import { createMerchants } from '@/lib/merchants/commands/create-merchants';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantInput } from '@/lib/merchants/schema';
import { MerchantPage } from '@/lib/merchants/search-params';

/** People of the ledger, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'merchants:read', async (actor) => {
    const page = await listMerchants(actor, MerchantPage.parse(MerchantQuery.parse(queryOf(request))));
    return { body: pageOf(ApiMerchant).parse({ data: page.rows, next: page.next }) };
  });
}

/** Enters one person. */
export async function POST(request: Request): Promise<Response> {
  return answerRest(request, 'merchants:write', async (actor, holder) => {
    const { input, text } = await bodyOf(request, MerchantInput);
    return once(request, holder, text, async () => {
      const { ids } = await createMerchants(actor, [input]);
      return { status: 201, body: { id: ids[0] } };
    });
  });
}
