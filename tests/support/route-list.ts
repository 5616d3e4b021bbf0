import { existsSync, globSync } from 'node:fs';
import path from 'node:path';

/** Which of the faces a route belongs to; each has its own root layout (api: route handlers). */
export type RouteGroup = 'public' | 'account' | 'desk' | 'api';

export type AppRoute = {
  /** URL pattern without locale: `/offers/[slug]`, `/desk/merchants/[id]/edit`; `/` is the home page. */
  pattern: string;
  group: RouteGroup;
  kind: 'page' | 'handler';
  /** Names of its parameters, in order: `['slug']`; a catch-all keeps its dots: `['...path']`. */
  params: string[];
  /** True when it lies below `[locale]`, so that `/en/…` and `/zh-Hant/…` exist as well. */
  localised: boolean;
  /** File from the root of the project. */
  file: string;
};

const ROOT = path.resolve(import.meta.dirname, '../..');

const isGroupFolder = (segment: string) => /^\(.*\)$/.test(segment);
const isSlot = (segment: string) => segment.startsWith('@');

function groupOf(segments: string[], kind: AppRoute['kind']): RouteGroup {
  if (kind === 'handler' && segments[0] !== '[locale]') return segments[0] === 'desk' ? 'desk' : 'api';
  if (segments[0] === 'desk') return 'desk';
  return segments.includes('(account)') ? 'account' : 'public';
}

function toRoute(file: string): AppRoute {
  const kind = /(?:^|\/)route\.tsx?$/.test(file) ? 'handler' : 'page';
  const segments = path.posix
    .dirname(file)
    .split('/')
    .filter((segment) => segment !== '.');
  const shown = segments.filter(
    (segment) => segment !== '[locale]' && !isGroupFolder(segment) && !isSlot(segment),
  );
  return {
    pattern: `/${shown.join('/')}`,
    group: groupOf(segments, kind),
    kind,
    params: shown.flatMap((segment) => /^\[+(.+?)\]+$/.exec(segment)?.[1] ?? []),
    localised: segments[0] === '[locale]',
    file: `app/${file}`,
  };
}

/**
 * Every route of the app, read from the app folder, so that no test can forget one. Private folders (`_x`) are no
 * routes. Sorted by pattern; a parallel slot that repeats a page is listed once.
 */
export function readRoutes(root: string = ROOT): AppRoute[] {
  const app = path.join(root, 'app');
  const files = existsSync(app) ? globSync('**/{page,route}.{ts,tsx}', { cwd: app }) : [];
  const routes = files
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.split('/').some((segment) => segment.startsWith('_')))
    .map(toRoute)
    .sort((a, b) => a.pattern.localeCompare(b.pattern, 'en') || a.file.localeCompare(b.file, 'en'));
  return routes.filter((route, index) => routes[index - 1]?.pattern !== route.pattern);
}

/** The pages (not handlers) that browser tests visit; `groups` narrows the choice. */
export function pageRoutes(groups: readonly RouteGroup[] = ['public', 'account', 'desk']): AppRoute[] {
  return readRoutes().filter((route) => route.kind === 'page' && groups.includes(route.group));
}

/** `fillRoute('/desk/merchants/[id]', { id: '1' })` → `/desk/merchants/1`. Refuses a missing parameter. */
export function fillRoute(pattern: string, values: Record<string, string>): string {
  return pattern.replace(/\[+(?:\.\.\.)?([^\]]+)\]+/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${pattern} needs a value for ${name}`);
    return value.split('/').map(encodeURIComponent).join('/');
  });
}

/** Fixed words that stand where a route takes a parameter: `new`, `duplicates` below /desk/merchants. */
function fixedWords(before: string): string[] {
  return readRoutes().flatMap(({ pattern }) => {
    const word = pattern.startsWith(`${before}/`)
      ? pattern.slice(before.length + 1).split('/')[0]
      : undefined;
    return word && !word.startsWith('[') ? [word] : [];
  });
}

/** Matches concrete paths of a pattern (any locale prefix, no query); a fixed word is never taken for an id. */
export function routeRegExp(pattern: string): RegExp {
  const body = pattern
    .split('/')
    .map((segment, index, segments) => {
      if (/^\[+\.\.\./.test(segment)) return '(.+)';
      const words = [...new Set(['new', ...fixedWords(segments.slice(0, index).join('/'))])];
      return segment.startsWith('[')
        ? `((?!(?:${words.join('|')})(?:/|$))[^/]+)`
        : segment.replace(/[.*+?^${}()|\\]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^(?:/(?:en|zh-Hant|zh-CN))?${body}/?$`);
}

/**
 * Where a browser test finds a real value for the parameters of a route: the page whose links lead there. Usually the
 * pattern up to its first parameter (`/desk/merchants` for `/desk/merchants/[id]/edit`); the others are named here.
 */
const linkedFrom: Record<string, string> = {
  '/chamber/members/[id]': '/chamber',
  '/chamber/members/[id]/edit': '/chamber',
  '/desk/handovers/officers/[id]': '/desk/handovers',
  // no page links to a secret address; the sign-in page stands for it
  '/invitation/[token]': '/sign-in',
  '/greetings/[token]': '/sign-in',
};

/** The page that links to a record of this route, and the pattern of the link to look for there. */
export function sampleSource(route: AppRoute): { page: string; link: string } {
  const segments = route.pattern.split('/');
  const first = segments.findIndex((segment) => segment.startsWith('['));
  if (first < 0) return { page: route.pattern, link: route.pattern };
  const link = segments.slice(0, first + 1).join('/');
  return { page: linkedFrom[route.pattern] ?? (segments.slice(0, first).join('/') || '/'), link };
}
