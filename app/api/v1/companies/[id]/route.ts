import { answerRest, bodyOf, idOf, once } from '@/lib/api/queries-rest';
import { ApiCompanyDetail, CompanyPut } from '@/lib/api/schema';
import { updateCompany } from '@/lib/companies/commands/write-companies';
import { getCompany } from '@/lib/companies/queries/get-company';

type Context = { params: Promise<{ id: string }> };

/** One firm. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'companies:read', async (actor) => ({
    body: ApiCompanyDetail.parse(await getCompany(actor, idOf((await params).id))),
  }));
}

/** Changes one firm; a newer version answers 409 with what stands now. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerRest(request, 'companies:write', async (actor, holder) => {
    const id = idOf((await params).id);
    const { input, text } = await bodyOf(request, CompanyPut);
    return once(request, holder, text, async () => {
      await updateCompany(actor, { ...input, id });
      return { status: 200, body: { id } };
    });
  });
}
