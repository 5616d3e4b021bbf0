import { deskJson } from '@/lib/server/desk-json';
import { findStoryPeople } from '@/lib/showcase/queries/list-stories';

export const dynamic = 'force-dynamic';

/** People of the ledger for the story form's picker: name, firm, file number; who has agreed to publication says so. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const people = await findStoryPeople(actor, query.get('q') ?? '');
    return {
      options: people.map(({ id, name, fileNo, firm }) => ({
        value: id,
        text: name,
        hint: [firm, fileNo].filter(Boolean).join(' · '),
      })),
    };
  });
}
