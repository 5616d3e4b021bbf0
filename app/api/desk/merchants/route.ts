import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { deskJson } from '@/lib/server/desk-json';

const MOST = 20;

/** People for a picker, within the reader's scope: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const q = query.get('q')?.trim() ?? '';
    const { rows } = await listMerchants(actor, MerchantPage.parse({ q }), MOST);
    return {
      options:
        q === ''
          ? []
          : rows.map(({ id, name, company, fileNo }) => ({
              value: id,
              text: name,
              hint: [company, fileNo].filter(Boolean).join(' · '),
            })),
    };
  });
}
