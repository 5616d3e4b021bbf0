import { NextRequest } from 'next/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HSTS } from '@/lib/server/security-headers';

// what the proxy asks the database: is it there, and is this story or article public
vi.mock('@/lib/server/database-state', () => ({
  databaseAnswers: () => Promise.resolve(true),
  RETRY_SECONDS: 30,
}));
vi.mock('@/lib/search/queries-slugs', () => ({ isPublicSlug: () => Promise.resolve(true) }));

const PAGE = '/sign-in';

async function answerOf(publicUrl: string, path = PAGE): Promise<Headers> {
  vi.stubEnv('PUBLIC_URL', publicUrl);
  vi.resetModules();
  const { proxy } = await import('@/proxy');
  return (await proxy(new NextRequest(new URL(path, publicUrl)))).headers;
}

describe('what the proxy says only where pages come over https', () => {
  beforeEach(() => vi.stubEnv('DEMO', '0'));
  afterEach(() => vi.unstubAllEnvs());

  it('https for a year, on pages and redirects', async () => {
    const page = await answerOf('https://huigui.example.gov.cn');
    expect(page.get('strict-transport-security')).toBe(HSTS);
    expect(HSTS).toMatch(/^max-age=31536000/);
    expect(page.get('content-security-policy')).toContain('upgrade-insecure-requests');
    const redirect = await answerOf('https://huigui.example.gov.cn', '/desk');
    expect(redirect.get('location')).toContain('/sign-in?next=%2Fdesk');
    expect(redirect.get('strict-transport-security')).toBe(HSTS);
  });

  it('never on http, where it would lock a trial out', async () => {
    const page = await answerOf('http://localhost:3000');
    expect(page.has('strict-transport-security')).toBe(false);
    expect(page.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});
