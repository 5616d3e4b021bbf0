import { listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';
import { deskJson } from '@/lib/server/desk-json';

const MOST = 20;

/** Projects for a picker, within the reader's scope: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const q = query.get('q')?.trim() ?? '';
    const { rows } = await listProjects(actor, ProjectPage.parse({ q }), MOST);
    return {
      options:
        q === ''
          ? []
          : rows.map(({ id, name, number, unit }) => ({
              value: id,
              text: name,
              hint: [number, unit].filter(Boolean).join(' · '),
            })),
    };
  });
}
