import { defineRouting } from 'next-intl/routing';

/** Languages of the public site and the account area; the desk speaks zh-CN only. zh-CN has no prefix. */
export const routing = defineRouting({
  locales: ['zh-CN', 'zh-Hant', 'en'],
  defaultLocale: 'zh-CN',
  localePrefix: 'as-needed',
  localeDetection: false,
  localeCookie: false,
});

export type Locale = (typeof routing.locales)[number];

/** True for one of our three languages; anything else in the URL is a 404. */
export function isLocale(value: string): value is Locale {
  return routing.locales.some((locale) => locale === value);
}

/** `zh-CN` for anything that is not one of our languages. */
export function toLocale(value: string | undefined): Locale {
  return value !== undefined && isLocale(value) ? value : routing.defaultLocale;
}
