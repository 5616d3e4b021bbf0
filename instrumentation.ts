import type { Instrumentation } from 'next';

/** Runs once per server process, before the first request. */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { startProcess } = await import('@/lib/server/start-process');
  await startProcess();
}

/** Every error that a page, action or route lets through: one log line with the request's id, nothing personal. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return;
  const { logger } = await import('@/lib/server/logger');
  const { requestErrors } = await import('@/lib/server/metrics');
  requestErrors.inc({ kind: context.routeType });
  const given = request.headers['x-request-id'];
  logger().error(
    {
      err: error,
      requestId: Array.isArray(given) ? given[0] : given,
      method: request.method,
      // the pattern of the route, never the address: that may hold ids or search words
      route: context.routePath,
      kind: context.routeType,
    },
    'request failed',
  );
};
