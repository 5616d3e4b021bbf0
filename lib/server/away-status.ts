import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { isDatabaseKnownAway, RETRY_SECONDS } from '@/lib/server/database-state';

let watching = false;

/**
 * A request that was under way when the database went fails inside Next, which answers 500. While the database is
 * known to be away such an answer leaves as 503 with Retry-After. Called once from instrumentation.ts.
 */
export function answerAwayWith503(): void {
  if (watching) return;
  watching = true;
  subscribe('http.server.request.start', (message) => {
    // cast: Node documents this channel's message, its types say unknown
    const { response } = message as { response: ServerResponse };
    mendStatus(response, isDatabaseKnownAway);
  });
}

/** Exported for its test: watches the status of one answer until its head is written. */
export function mendStatus(
  response: Pick<ServerResponse, 'writeHead' | 'setHeader' | 'statusCode'>,
  isAway: () => boolean,
): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (...given: [number, ...unknown[]]) => {
    if (given[0] === 500 && isAway()) {
      given[0] = response.statusCode = 503;
      response.setHeader('retry-after', String(RETRY_SECONDS));
    }
    // cast: the same arguments in the same order, in whichever of the three forms they came
    return writeHead(...(given as Parameters<typeof writeHead>));
  };
}
