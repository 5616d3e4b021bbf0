import { searchIndustries } from '@/lib/industries/queries';
import { deskJson } from '@/lib/server/desk-json';

/** Industries for a field that takes a code: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const found = await searchIndustries(actor, query.get('q') ?? '');
    return {
      options: found.map(({ code, name, within }) => ({
        value: code,
        text: name,
        hint: within ?? undefined,
      })),
    };
  });
}
