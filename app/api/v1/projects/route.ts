import { answerRest, queryOf } from '@/lib/api/queries-rest';
import { ApiProject, pageOf } from '@/lib/api/schema';
import { ListQuery } from '@/lib/api/schema-query';
import { listProjects } from '@/lib/projects/queries/list-projects';
import { ProjectPage } from '@/lib/projects/search-params';

/** Projects, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'projects:read', async (actor) => {
    const page = await listProjects(actor, ProjectPage.parse(ListQuery.parse(queryOf(request))));
    return { body: pageOf(ApiProject).parse({ data: page.rows, next: page.next }) };
  });
}
