import { answerRest, idOf } from '@/lib/api/queries-rest';
import { ApiProjectDetail } from '@/lib/api/schema';
import { getProject } from '@/lib/projects/queries/get-project';

type Context = { params: Promise<{ id: string }> };

/** One project. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'projects:read', async (actor) => ({
    body: ApiProjectDetail.parse(await getProject(actor, idOf((await params).id))),
  }));
}
