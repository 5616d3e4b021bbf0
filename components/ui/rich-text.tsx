import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { env } from '@/lib/server/env';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { isGovernmentSite } from '../layout/foreign-link';

/** A public text in HTML. Sanitised here once more, whatever the database holds; foreign links go through /go. */
export function RichText({ html, locale, lang }: { html: string; locale: Locale; lang?: string }) {
  const clean = sanitizeRichText(html, (href) => {
    if (!/^https?:/i.test(href)) return `${env.basePath}${href}`;
    if (isGovernmentSite(href)) return href;
    return `${env.basePath}${localePath(locale, '/go')}?to=${encodeURIComponent(href)}`;
  });
  return <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: clean }} />;
}
