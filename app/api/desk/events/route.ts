import { searchEvents } from '@/lib/events/queries/list-events';
import { deskJson } from '@/lib/server/desk-json';

/** Events for a picker, within the reader's scope: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const q = query.get('q')?.trim() ?? '';
    const rows = q === '' ? [] : await searchEvents(actor, q);
    return { options: rows.map(({ id, title, starts }) => ({ value: id, text: title, hint: starts })) };
  });
}
