import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The product may stand under a path of another site (BASE_PATH=/huigui). Next adds the path to what goes through its
 * own Link, router, redirect() and assets; everything else has to begin with env.basePath. This looks for addresses
 * that begin with “/” where nobody adds it.
 */
const root = path.resolve(import.meta.dirname, '../..');

/** A literal that begins with one slash: '/desk', "/desk", `/desk…`. */
const OWN = String.raw`(?:'|"|\`)\/(?!\/)`;
const raw = 'a|form|img|link|script|source|iframe|button|input|use|object|embed|video|audio|area|track|image';

const patterns: Record<string, RegExp> = {
  'an element of HTML': new RegExp(
    String.raw`<(?:${raw})\s(?:[^<>]|=>|\{[^{}]*\})*?\b(?:href|src|srcSet|action|formAction|poster|xlinkHref|data)=\{?\s*${OWN}`,
    'g',
  ),
  // <form action={PATH}>: a constant of the file that is a path
  'a form of a constant': /<(?:form|a|button)\s(?:[^<>]|=>)*?\b(?:href|action|formAction)=\{[A-Z][A-Z_]*\}/g,
  // <form action={path}>: a name of the house for an address without its sub-path
  'an element of a path':
    /<(?:form|a|button|SearchForm|FilterChips)\s(?:[^<>]|=>)*?\b(?:href|action|formAction)=\{(?:path\}|here\}|withQuery\((?!`\$))/g,
  'a request of a script': new RegExp(
    String.raw`\b(?:fetch|EventSource|sendBeacon|importScripts|Worker|SharedWorker)\(\s*${OWN}|\.open\(\s*['"]\w+['"],\s*${OWN}`,
    'g',
  ),
  'a move of the browser': new RegExp(
    String.raw`\blocation(?:\.href)?\s*=\s*${OWN}|\blocation\.(?:assign|replace)\(\s*${OWN}|history\.(?:push|replace)State\([^)]*,\s*${OWN}`,
    'g',
  ),
  'a redirect past Next': /\b(?:Next)?Response\.redirect\(/g,
  'a Location header': new RegExp(String.raw`\blocation['"]?\s*:\s*${OWN}`, 'gi'),
  // only Next's own link may name a route of the API by its bare path
  'an address of the API': new RegExp(
    String.raw`(?<!<(?:Link|LinkButton)\s(?:[^<>]|=>)*?href=\{?)(?:'|"|\`)\/api\/`,
    'g',
  ),
  'a style sheet': /url\(\s*['"]?\/(?!\/)/g,
};

/** File and what it holds, each with its reason. */
const allowed: Record<string, string> = {
  'proxy.ts a redirect past Next': 'redirectTo() puts the sub-path in front',
  'app/robots.ts an address of the API': 'own() puts the sub-path in front of the list',
};

function findUnprefixed(file: string, code: string): string[] {
  // comments may name paths
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
  return Object.entries(patterns).flatMap(([what, pattern]) =>
    [...bare.matchAll(pattern)].map(() => `${file} ${what}`),
  );
}

describe('no address leaves the sub-path', () => {
  const files = globSync('{app,components,lib}/**/*.{ts,tsx,css,mjs}', { cwd: root });
  const found = new Set(
    [...files, 'proxy.ts'].flatMap((file) =>
      findUnprefixed(file, readFileSync(path.join(root, file), 'utf8')),
    ),
  );

  it('every own address is given its sub-path', () => {
    expect(files.length).toBeGreaterThan(300);
    expect([...found].filter((one) => !(one in allowed))).toEqual([]);
  });

  it('every exception is still needed', () => {
    expect(Object.keys(allowed).filter((one) => !found.has(one))).toEqual([]);
  });

  it.each([
    ['an element of HTML', '<a className="x" href="/desk">'],
    ['an element of HTML', '<form method="post" action={`/desk/${id}`}>'],
    ['an element of HTML', '<img onClick={() => 1} src="/seal.svg" />'],
    ['a form of a constant', '<form action={PATH}>'],
    ['an element of a path', '<form className="x" role="search" action={path}>'],
    ['an element of a path', '<SearchForm action={path} q={asked.q} />'],
    ['an element of a path', "<a href={withQuery('/desk/merchants', conditions, {})}>"],
    ['an element of a path', '<a className="btn" href={here}>'],
    ['a request of a script', "await fetch('/api2/x')"],
    ['a request of a script', "request.open('POST', `/x/${id}`)"],
    ['a move of the browser', "window.location.href = '/desk'"],
    ['a move of the browser', 'location.assign("/desk")'],
    ['a redirect past Next', "return Response.redirect(new URL('/x', url))"],
    ['a Location header', "headers: { Location: '/desk' }"],
    ['an address of the API', "const url = '/api/desk/places';"],
    ['an address of the API', '<Picker searchUrl="/api/desk/places" />'],
    ['a style sheet', "background: url('/images/a.png')"],
  ])('finds %s: %s', (what, code) => {
    expect(findUnprefixed('x', code)).toContain(`x ${what}`);
  });

  it.each([
    '<Link href="/desk">',
    '<LinkButton prefetch={false} href={`/api/exports/${id}`}>',
    '<a href={`${env.basePath}/desk`}>',
    '<Link href={path}>',
    '<form action={`${env.basePath}${path}`}>',
    '<form action={action}>',
    '<a href="//example.org">',
    'fetch(`${basePath}/api/desk`)',
    "redirect('/desk')",
    '// see /api/desk',
  ])('leaves alone: %s', (code) => {
    expect(findUnprefixed('x', code)).toEqual([]);
  });

  it('the proxy stands in front of the home page too, which the general pattern misses under a sub-path', () => {
    const proxy = readFileSync(path.join(root, 'proxy.ts'), 'utf8');
    expect(/matcher: \[\s*(?:\/\/.*\s*)*'\/',/.test(proxy)).toBe(true);
  });
});
