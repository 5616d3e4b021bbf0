import { isLocale } from '@/lib/i18n/routing';

/** The three faces, and what lies outside them; decides policy and redirect in proxy.ts. */
export type Face = 'public-cached' | 'public-dynamic' | 'account' | 'desk';

/**
 * Public pages that are kept in the cache and served to everybody alike. They get the hash policy (docs/decisions/
 * 0007-content-security-policy.md); every other page is force-dynamic and gets a nonce. A test compares this list
 * with the `dynamic` setting of each page file, so that neither can be forgotten.
 */
export const cachedPublicPaths: readonly RegExp[] = [
  /^\/$/,
  /^\/about$/,
  /^\/(showcase|news|chambers|parks|chains|figures)\/[^/]+$/,
  // the form and the comparison stand beside the offers and are made for each visitor
  /^\/offers\/(?!(?:interest|compare)$)[^/]+$/,
  // /policies/… is never cached: an exception from the fair-competition rules ends at midnight
];

const accountPaths = /^\/(sign-in|register|invitation|my|chamber)(\/|$)/;
const deskPaths = /^\/desk(\/|$)/;
/** Of the account area, what needs a signed-in person. */
const signedInPaths = /^\/(desk|my|chamber)(\/|$)/;

/** The path without its language. */
export function withoutLocale(pathname: string): string {
  const [, first = '', ...rest] = pathname.split('/');
  return isLocale(first) ? `/${rest.join('/')}` : pathname;
}

/** Which face a path (without language, without sub-path) belongs to. */
export function faceOf(path: string): Face {
  if (deskPaths.test(path)) return 'desk';
  if (accountPaths.test(path)) return 'account';
  return cachedPublicPaths.some((pattern) => pattern.test(path)) ? 'public-cached' : 'public-dynamic';
}

/** True where nobody gets in without a session: proxy.ts redirects early, the page itself checks. */
export function needsSession(path: string): boolean {
  return signedInPaths.test(path);
}
