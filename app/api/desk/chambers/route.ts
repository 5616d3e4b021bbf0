import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { deskJson } from '@/lib/server/desk-json';

const MOST = 20;

/** Chambers for a picker, within the reader's scope: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const q = query.get('q')?.trim() ?? '';
    const { rows } = await listChambers(actor, ChamberPage.parse({ q, order: 'name' }), MOST);
    return {
      options:
        q === ''
          ? []
          : rows.map(({ id, name, city, fileNo }) => ({
              value: id,
              text: name,
              hint: [city, fileNo].filter(Boolean).join(' · '),
            })),
    };
  });
}
