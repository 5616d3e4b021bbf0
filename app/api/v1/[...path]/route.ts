import { apiProblem } from '@/lib/server/api-problem';

/** An address that the API does not have: told in its own form, not as a page. */
async function notFound(request: Request): Promise<Response> {
  return apiProblem(request, 404, 'not_found');
}

export { notFound as GET, notFound as POST, notFound as PUT, notFound as PATCH, notFound as DELETE };
