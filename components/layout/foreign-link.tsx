import Link from 'next/link';
import type { ReactNode } from 'react';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

/** True for another government site: no prompt is needed there (domain.md H8). */
export function isGovernmentSite(url: string): boolean {
  return URL.canParse(url) && /(^|\.)gov\.cn$/.test(new URL(url).hostname);
}

/** A link that leaves the site: goes through the leaving-site page unless it stays among government sites. */
export function ForeignLink({
  href,
  locale,
  children,
  className,
}: {
  href: string;
  locale: Locale;
  children: ReactNode;
  className?: string;
}) {
  if (isGovernmentSite(href)) {
    return (
      <a href={href} className={className} rel="noopener">
        {children}
      </a>
    );
  }
  return (
    <Link
      href={`${localePath(locale, '/go')}?to=${encodeURIComponent(href)}`}
      className={className}
      prefetch={false}
      rel="nofollow"
    >
      {children}
    </Link>
  );
}
