import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { mendStatus } from '@/lib/server/away-status';

/** What a client gets when a handler answers with this status while the database is (or is not) away. */
async function answered(status: number, isAway: boolean, explicitly: boolean) {
  const server = createServer((_request, response) => {
    mendStatus(response, () => isAway);
    if (explicitly) response.writeHead(status, { 'x-kept': '1' });
    else response.statusCode = status;
    response.end('body');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // cast: a server that listens on a port has this kind of address
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`);
  server.close();
  return [answer.status, answer.headers.get('retry-after'), await answer.text()];
}

it('an answer that fails while the database is away leaves as 503, however its head is written', async () => {
  for (const explicitly of [true, false]) {
    expect(await answered(500, true, explicitly)).toEqual([503, '10', 'body']);
    expect(await answered(500, false, explicitly)).toEqual([500, null, 'body']);
    expect(await answered(200, true, explicitly)).toEqual([200, null, 'body']);
  }
});
