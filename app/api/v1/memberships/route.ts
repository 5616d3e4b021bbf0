import { answerRest, bodyOf, once, queryOf } from '@/lib/api/queries-rest';
import { pageOf } from '@/lib/api/schema';
import { ApiMembership, MembershipQuery } from '@/lib/api/schema-chambers';
import { addMembers } from '@/lib/chambers/commands/write-members';
import { listMembers } from '@/lib/chambers/queries/members';
import { MemberInput } from '@/lib/chambers/schema';
import { MemberPage } from '@/lib/chambers/search-params';

/** The roster of one chamber, fifty a page; another chamber's answers 404. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'memberships:read', async (actor) => {
    const { chamber, ...query } = MembershipQuery.parse(queryOf(request));
    const page = await listMembers(actor, chamber, MemberPage.parse(query));
    return { body: pageOf(ApiMembership).parse({ data: page.rows, next: page.next }) };
  });
}

/** Enters one member. */
export async function POST(request: Request): Promise<Response> {
  return answerRest(request, 'memberships:write', async (actor, holder) => {
    const { input, text } = await bodyOf(request, MemberInput);
    return once(request, holder, text, async () => {
      const { ids } = await addMembers(actor, input.chamberId, [input]);
      return { status: 201, body: { id: ids[0] } };
    });
  });
}
