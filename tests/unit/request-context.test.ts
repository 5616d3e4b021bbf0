import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { appendPeer } from '@/lib/server/peer-address';
import { clientAddress, isActivity, isSameOrigin } from '@/lib/server/request-context';

const own = 'https://huigui.example.gov.cn';

describe('a write that a foreign site causes is refused', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site', origin: own }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'none' }, true],
    [{ origin: 'https://evil.example', host: 'huigui.example.gov.cn' }, false],
    [{ origin: 'null', host: 'huigui.example.gov.cn' }, false],
    [{ origin: own, host: 'app:3000' }, true],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }, true],
    [{}, true],
  ])('%j → %s', (headers, allowed) => {
    expect(isSameOrigin(new Headers(headers), own)).toBe(allowed);
  });
});

describe('the client’s address can’t be chosen by the client', () => {
  const seen = (given: string | undefined, peer: string, hops: number) => {
    const request = {
      headers: given === undefined ? {} : { 'x-forwarded-for': given },
      socket: { remoteAddress: peer },
    };
    appendPeer(request as unknown as IncomingMessage);
    return clientAddress(
      new Headers({ 'x-forwarded-for': String(request.headers['x-forwarded-for']) }),
      hops,
    );
  };
  it('without a proxy the socket counts', () => {
    expect(seen(undefined, '203.0.113.9', 0)).toBe('203.0.113.9');
    expect(seen('127.0.0.1', '203.0.113.9', 0)).toBe('203.0.113.9');
    expect(seen(undefined, '::ffff:203.0.113.9', 0)).toBe('203.0.113.9');
  });
  it('behind one trusted proxy, what that proxy wrote counts', () => {
    expect(seen('198.51.100.7', '10.0.0.2', 1)).toBe('198.51.100.7');
    expect(seen('6.6.6.6, 198.51.100.7', '10.0.0.2', 1)).toBe('198.51.100.7');
  });
  it('what is no address is nothing', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': 'evil<script>' }), 0)).toBeNull();
    expect(clientAddress(new Headers(), 0)).toBeNull();
  });
});

it('polls and prefetch are no activity', () => {
  const passive: Record<string, string>[] = [
    { 'x-sangzi-passive': '1' },
    { 'next-router-prefetch': '1' },
    { 'sec-purpose': 'prefetch' },
  ];
  expect(isActivity(new Headers())).toBe(true);
  for (const headers of passive) {
    expect(isActivity(new Headers(headers))).toBe(false);
  }
});
