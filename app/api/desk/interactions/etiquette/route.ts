import { z } from 'zod';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { deskJson } from '@/lib/server/desk-json';

const Ids = z.array(z.uuid()).max(60);

/** What to know before one contacts the people of `ids` (comma-separated): `{ people: Etiquette[] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const given = (query.get('ids') ?? '').split(',').filter(Boolean);
    return { people: await getEtiquette(actor, Ids.parse(given)) };
  });
}
