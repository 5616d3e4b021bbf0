import { lookUpCreditCode } from '@/lib/companies/queries/look-up-credit-code';
import { deskJson } from '@/lib/server/desk-json';
import { z } from 'zod';

/** What is known of a credit code while it is typed (`?q=`, `?except=` the firm being edited). */
export async function GET(request: Request): Promise<Response> {
  return deskJson(request, (actor, query) => {
    const except = z.uuid().safeParse(query.get('except'));
    return lookUpCreditCode(actor, query.get('q') ?? '', except.success ? except.data : undefined);
  });
}
