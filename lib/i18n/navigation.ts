import { isLocale, routing, type Locale } from './routing';

/**
 * Address of a public or account path in a language: `localePath('en', '/offers')` is `/en/offers`, zh-CN has no
 * prefix. Takes an absolute path with or without query; refuses nothing. For `<Link>`, which adds the base path.
 */
export function localePath(locale: Locale, path: string): string {
  if (locale === routing.defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The language that a path names: `/en/chamber` is en, a path without prefix is zh-CN. */
export function localeOfPath(pathname: string): Locale {
  const [, first = ''] = pathname.split(/[/?#]/);
  return isLocale(first) ? first : routing.defaultLocale;
}

/** The path without its language: `/en/offers` and the rewritten `/zh-CN/offers` both give `/offers`. */
export function stripLocale(pathname: string): string {
  const [, first = '', ...rest] = pathname.split('/');
  return isLocale(first) ? `/${rest.join('/')}` : pathname;
}
