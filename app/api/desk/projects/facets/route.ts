import { countProjectsBy } from '@/lib/projects/queries/list-projects';
import { ProjectFacetName, ProjectFilters } from '@/lib/projects/search-params';
import { deskJson } from '@/lib/server/desk-json';

/** Live counts of one facet under the other filters: `{ counts: { [value]: number } }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const facet = ProjectFacetName.parse(query.get('facet'));
    return { counts: await countProjectsBy(actor, facet, ProjectFilters.parse(Object.fromEntries(query))) };
  });
}
