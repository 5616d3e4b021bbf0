import { searchOfficers } from '@/lib/interactions/queries/choices';
import { deskJson } from '@/lib/server/desk-json';

/** Colleagues for the list of those who took part: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const officers = await searchOfficers(actor, query.get('q') ?? '');
    return { options: officers.map(({ id, name, unit }) => ({ value: id, text: name, hint: unit })) };
  });
}
