import { answerRest, bodyOf, idOf, once } from '@/lib/api/queries-rest';
import { ApiMembershipDetail, MembershipPut } from '@/lib/api/schema-chambers';
import { updateMember } from '@/lib/chambers/commands/write-members';
import { getMember } from '@/lib/chambers/queries/members';

type Context = { params: Promise<{ id: string }> };

/** One entry of a roster; another chamber's answers 404. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'memberships:read', async (actor) => ({
    body: ApiMembershipDetail.parse(await getMember(actor, idOf((await params).id))),
  }));
}

/** Changes one entry; a newer version answers 409 with what stands now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'memberships:write', async (actor, holder) => {
    const id = idOf((await params).id);
    const { input, text } = await bodyOf(request, MembershipPut);
    return once(request, holder, text, async () => {
      await updateMember(actor, { ...input, id });
      return { status: 200, body: { id } };
    });
  });
}
