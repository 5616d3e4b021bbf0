import { expect, it } from 'vitest';
import { cookieFor } from '@/lib/server/session-cookie';

it('cookies carry the strictest prefix that their address allows', () => {
  expect(cookieFor('session', { https: true, basePath: '', deployment: 'd' })).toEqual({
    name: '__Host-sangzi-session-d',
    options: { httpOnly: true, sameSite: 'lax', secure: true, path: '/' },
  });
  const below = cookieFor('session', { https: true, basePath: '/huigui', deployment: 'd' });
  expect(below.name).toBe('__Secure-sangzi-session-d');
  expect(below.options.path).toBe('/huigui');
  expect(cookieFor('session', { https: false, basePath: '', deployment: 'd' }).name).toBe('sangzi-session-d');
});
