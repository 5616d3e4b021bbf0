import { searchCompanies } from '@/lib/companies/queries/list-companies';
import { deskJson } from '@/lib/server/desk-json';

/** Firms for a picker: `{ options: [{ value, text, hint }] }`. */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, async (actor, query) => {
    const companies = await searchCompanies(actor, query.get('q') ?? '');
    return { options: companies.map(({ id, name, hint }) => ({ value: id, text: name, hint })) };
  });
}
