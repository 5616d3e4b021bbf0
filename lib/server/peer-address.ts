import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

let tracking = false;

/**
 * Appends the peer's socket address to X-Forwarded-For of every request that this process receives, before
 * Next sees it. Without it a client could write any address into that header. Called once from
 * instrumentation.ts. Read by clientAddress() in request-context.ts.
 */
export function trackPeerAddress(): void {
  if (tracking) return;
  tracking = true;
  subscribe('http.server.request.start', (message) => {
    // cast: Node documents this channel's message, its types say unknown
    const { request } = message as { request: IncomingMessage };
    appendPeer(request);
  });
}

/** Exported for its test: adds the peer to the header of one request. */
export function appendPeer(request: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const given = request.headers['x-forwarded-for'];
  const chain = Array.isArray(given) ? given.join(', ') : given;
  request.headers['x-forwarded-for'] = chain === undefined || chain === '' ? peer : `${chain}, ${peer}`;
}
