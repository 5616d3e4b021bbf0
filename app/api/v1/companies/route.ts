import { answerRest, bodyOf, once, queryOf } from '@/lib/api/queries-rest';
import { ApiCompany, pageOf } from '@/lib/api/schema';
import { CompanyQuery } from '@/lib/api/schema-query';
import { createCompanies } from '@/lib/companies/commands/write-companies';
import { listCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyInput } from '@/lib/companies/schema';
import { CompanyPage } from '@/lib/companies/search-params';

/** Firms, fifty a page. */
export async function GET(request: Request): Promise<Response> {
  return answerRest(request, 'companies:read', async (actor) => {
    const query = CompanyQuery.parse(queryOf(request));
    const page = await listCompanies(actor, CompanyPage.parse(query));
    return { body: pageOf(ApiCompany).parse({ data: page.rows, next: page.next }) };
  });
}

/** Enters one firm. */
export async function POST(request: Request): Promise<Response> {
  return answerRest(request, 'companies:write', async (actor, holder) => {
    const { input, text } = await bodyOf(request, CompanyInput);
    return once(request, holder, text, async () => {
      const { ids } = await createCompanies(actor, [input]);
      return { status: 201, body: { id: ids[0] } };
    });
  });
}
