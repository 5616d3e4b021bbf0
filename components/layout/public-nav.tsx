'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { localePath, stripLocale } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

export type NavItem = { text: string; path: string };

function isHere(path: string, current: string): boolean {
  return path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`);
}

/** The site's menu; knows which page it stands on. */
export function PublicNav({
  items,
  locale,
  label,
  className,
}: {
  items: readonly NavItem[];
  locale: Locale;
  label: string;
  className?: string;
}) {
  const current = stripLocale(usePathname());
  return (
    <nav className={className} aria-label={label}>
      {items.map((item) => (
        <Link
          key={item.path}
          href={localePath(locale, item.path)}
          aria-current={isHere(item.path, current) ? 'page' : undefined}
          prefetch={false}
        >
          {item.text}
        </Link>
      ))}
    </nav>
  );
}

type SwitchesProps = {
  locale: Locale;
  languages: ReadonlyArray<{ locale: Locale; mark: string; name: string }>;
  languageLabel: string;
  elderOn: string;
  elderOff: string;
  preferencesAction: string;
};

/** Language links that keep the page, and the elder-mode switch as a plain form. */
export function PublicSwitches({
  locale,
  languages,
  languageLabel,
  elderOn,
  elderOff,
  preferencesAction,
}: SwitchesProps) {
  const path = stripLocale(usePathname());
  return (
    <div className="switches">
      <form method="post" action={preferencesAction}>
        <input type="hidden" name="back" value={localePath(locale, path)} />
        <button className="elder-on" type="submit" name="elder" value="1">
          {elderOn}
        </button>
        <button className="elder-off" type="submit" name="elder" value="0">
          {elderOff}
        </button>
      </form>
      <nav aria-label={languageLabel}>
        <ul className="languages">
          {languages.map((language) => (
            <li key={language.locale}>
              <Link
                href={localePath(language.locale, path)}
                hrefLang={language.locale}
                lang={language.locale}
                aria-label={`${language.mark} ${language.name}`}
                aria-current={language.locale === locale ? 'true' : undefined}
                prefetch={false}
              >
                {language.mark}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
