import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillRoute, pageRoutes, readRoutes, routeRegExp, sampleSource } from '@/tests/support/route-list';

const root = path.resolve(import.meta.dirname, '../..');

describe('the route list is the app folder', () => {
  it('reads groups, locales, parameters and handlers from a planted tree', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'routes-'));
    const files = [
      '[locale]/(public)/page.tsx',
      '[locale]/(public)/offers/[slug]/page.tsx',
      '[locale]/(account)/my/page.tsx',
      'desk/merchants/[id]/edit/page.tsx',
      'desk/merchants/_parts/page.tsx',
      'api/v1/[...path]/route.ts',
    ];
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, 'app', file)), { recursive: true });
      writeFileSync(path.join(folder, 'app', file), '');
    }
    const routes = readRoutes(folder).map(({ pattern, group, kind, params, localised }) => [
      pattern,
      group,
      kind,
      params.join(),
      localised,
    ]);
    rmSync(folder, { recursive: true });
    expect(routes).toEqual([
      ['/', 'public', 'page', '', true],
      ['/api/v1/[...path]', 'api', 'handler', '...path', false],
      ['/desk/merchants/[id]/edit', 'desk', 'page', 'id', false],
      ['/my', 'account', 'page', '', true],
      ['/offers/[slug]', 'public', 'page', 'slug', true],
    ]);
  });

  it('fills and matches patterns', () => {
    expect(fillRoute('/desk/merchants/[id]/edit', { id: 'a b' })).toBe('/desk/merchants/a%20b/edit');
    expect(() => fillRoute('/offers/[slug]', {})).toThrow('slug');
    expect(routeRegExp('/offers/[slug]').test('/en/offers/tea')).toBe(true);
    expect(routeRegExp('/desk/merchants/[id]').test('/desk/merchants/new')).toBe(false);
    expect(routeRegExp('/desk/merchants/[id]').test('/desk/merchants/newton')).toBe(true);
  });

  it('every desk page says its own title, so that tabs and screen readers tell pages apart', () => {
    const untitled = readRoutes()
      .filter(({ group, kind }) => group === 'desk' && kind === 'page')
      .filter(
        ({ file }) =>
          !/export (const metadata|async function generateMetadata)/.test(
            readFileSync(path.join(root, file), 'utf8'),
          ),
      );
    expect(untitled.map(({ pattern }) => pattern)).toEqual([]);
  });

  it('lists every page and handler file of the app exactly once', () => {
    const files = globSync('app/**/{page,route}.{ts,tsx}', { cwd: root }).filter(
      (file) => !/\/[_@]/.test(file),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(
      readRoutes()
        .map((route) => route.file)
        .sort(),
    ).toEqual(files.sort());
  });

  it('every page stands in the public site, the account area or the desk', () => {
    const stray = pageRoutes().filter(
      (route) => !/^app\/(?:\[locale\]\/\((?:public|account)\)|desk)\//.test(route.file),
    );
    expect(stray.map((route) => route.file)).toEqual([]);
  });

  it('every route with a parameter can be reached from a page that exists', () => {
    const pages = new Set(pageRoutes().map((route) => route.pattern));
    const lost = pageRoutes().filter(
      (route) => route.params.length > 0 && !pages.has(sampleSource(route).page),
    );
    expect(lost.map((route) => `${route.pattern} ← ${sampleSource(route).page}`)).toEqual([]);
  });

  it('the accessibility journey visits the derived list, not a list of its own', () => {
    const specs = globSync('tests/e2e/*a11y*.spec.ts', { cwd: root });
    expect(specs.length).toBeGreaterThan(0);
    const reading = specs.filter((file) =>
      /(?:pageRoutes|readRoutes)\(/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(reading.length).toBeGreaterThan(0);
    expect(existsSync(path.join(root, 'tests/support/route-list.ts'))).toBe(true);
  });
});
