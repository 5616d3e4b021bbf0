import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { faceOf, needsSession, withoutLocale } from '@/lib/server/public-routes';
import { cachedPagePolicy, noncePolicy } from '@/lib/server/security-headers';
import { readRoutes } from '@/tests/support/route-list';

const root = path.resolve(import.meta.dirname, '../..');
const production = { https: true, development: false };

describe('policies', () => {
  it('never allow inline or evaluated scripts in production', () => {
    const policy = noncePolicy('abc', production);
    expect(policy).toContain("script-src 'self' 'nonce-abc';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy.match(/unsafe-inline/g)).toHaveLength(1);
    expect(policy).toContain("style-src-attr 'unsafe-inline'");
    for (const part of [
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
      expect(cachedPagePolicy(production)).toContain(part);
    }
  });

  it('of a cached page leave scripts to the hashes: a default would forbid them', () => {
    expect(cachedPagePolicy(production)).not.toMatch(/default-src|script-src/);
  });
});

describe('faces', () => {
  it.each([
    ['/', 'public-cached'],
    ['/showcase', 'public-dynamic'],
    ['/showcase/a', 'public-cached'],
    ['/sign-in', 'account'],
    ['/my/security', 'account'],
    ['/chamber', 'account'],
    ['/chambers', 'public-dynamic'],
    ['/desk', 'desk'],
    ['/desk/merchants/1', 'desk'],
    ['/desktop', 'public-dynamic'],
  ])('%s is %s', (given, face) => {
    expect(faceOf(given)).toBe(face);
  });

  it('desk, my and chamber need a session in every language', () => {
    for (const given of ['/desk', '/desk/x', '/my', '/chamber/members', '/en/my', '/zh-Hant/chamber']) {
      expect(needsSession(withoutLocale(given)), given).toBe(true);
    }
    for (const given of ['/', '/chambers', '/sign-in', '/en', '/mystery']) {
      expect(needsSession(withoutLocale(given)), given).toBe(false);
    }
  });
});

it('a page is in the cached list exactly when it is not force-dynamic', () => {
  const pages = readRoutes().filter((route) => route.group === 'public' && route.kind === 'page');
  const wrong = pages.filter((route) => {
    const isDynamic = /export const dynamic = 'force-dynamic'/.test(
      readFileSync(path.join(root, route.file), 'utf8'),
    );
    const sample = route.pattern.replace(/\[+[^\]]+\]+/g, 'x');
    return isDynamic === (faceOf(sample) === 'public-cached');
  });
  expect(wrong.map((route) => route.pattern)).toEqual([]);
});
