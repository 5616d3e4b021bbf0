import Link from 'next/link';
import type { ReactNode } from 'react';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { Seal } from '../ui/seal';
import { ForeignLink } from './foreign-link';
import { PublicNav, PublicSwitches, type NavItem } from './public-nav';

export type PublicFrameTexts = {
  skip: string;
  demo: string;
  nav: string;
  menu: string;
  search: string;
  searchSite: string;
  searchPlaceholder: string;
  signIn: string;
  language: string;
  elderOn: string;
  elderOff: string;
};

export type PublicFrameProps = {
  locale: Locale;
  basePath: string;
  /** Names of the programme in the page's language. */
  site: {
    seal: string;
    name: string;
    longName: string;
    parents: ReadonlyArray<{ text: string; url: string | null }>;
  };
  nav: readonly NavItem[];
  languages: ReadonlyArray<{ locale: Locale; mark: string; name: string }>;
  footer: {
    marks: ReadonlyArray<{ term: string; value: string; url?: string | null }>;
    links: ReadonlyArray<{ text: string; path?: string; url?: string }>;
    note: string;
  };
  demo: boolean;
  /** Own place of a person who is signed in, instead of the sign-in link (never on cached pages). */
  own?: { text: string; path: string } | undefined;
  texts: PublicFrameTexts;
  children: ReactNode;
};

/** The public site's frame: government strip, header, main landmark, footer with all marks. No script is needed. */
export function PublicFrame({
  locale,
  basePath,
  site,
  nav,
  languages,
  footer,
  demo,
  own,
  texts,
  children,
}: PublicFrameProps) {
  const account = own ?? { text: texts.signIn, path: localePath(locale, '/sign-in') };
  return (
    <div className="public">
      <a className="skip-link" href="#main">
        {texts.skip}
      </a>
      {demo ? (
        <aside className="demo-banner" aria-label={texts.demo}>
          {texts.demo}
        </aside>
      ) : null}
      <header>
        <div className="gov-strip">
          <div className="wrap">
            {site.parents.map((parent) => (
              <span key={parent.text} className="site">
                {parent.url ? (
                  <ForeignLink href={parent.url} locale={locale}>
                    {parent.text}
                  </ForeignLink>
                ) : (
                  parent.text
                )}
              </span>
            ))}
            <PublicSwitches
              locale={locale}
              languages={languages}
              languageLabel={texts.language}
              elderOn={texts.elderOn}
              elderOff={texts.elderOff}
              preferencesAction={`${basePath}/api/preferences`}
            />
          </div>
        </div>
        <div className="site-header">
          <div className="wrap">
            <Link className="site-name" href={localePath(locale, '/')}>
              <Seal text={site.seal} size={44} />
              <span>
                <b>{site.name}</b>
                <small>{site.longName}</small>
              </span>
            </Link>
            <PublicNav items={nav} locale={locale} label={texts.nav} className="site-nav" />
            <SiteSearch locale={locale} basePath={basePath} texts={texts} />
            <Link className="sign-in" href={account.path} prefetch={false}>
              {account.text}
            </Link>
            <details className="phone-menu">
              <summary>{texts.menu}</summary>
              <div className="sheet">
                <PublicNav items={nav} locale={locale} label={texts.menu} />
                <SiteSearch locale={locale} basePath={basePath} texts={texts} />
                <Link className="sign-in" href={account.path} prefetch={false}>
                  {account.text}
                </Link>
              </div>
            </details>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <PublicFooter locale={locale} seal={site.seal} footer={footer} demoText={demo ? texts.demo : null} />
    </div>
  );
}

function SiteSearch({ locale, basePath, texts }: Pick<PublicFrameProps, 'locale' | 'basePath' | 'texts'>) {
  return (
    <form
      className="site-find"
      role="search"
      aria-label={texts.searchSite}
      method="get"
      action={`${basePath}${localePath(locale, '/search')}`}
    >
      <input type="search" name="q" aria-label={texts.search} placeholder={texts.searchPlaceholder} />
      <button type="submit">{texts.search}</button>
    </form>
  );
}

function PublicFooter({
  locale,
  seal,
  footer,
  demoText,
}: {
  locale: Locale;
  seal: string;
  footer: PublicFrameProps['footer'];
  demoText: string | null;
}) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <Seal text={seal} size={52} variant="line" />
        <div>
          <p className="marks">
            {footer.marks.map((mark) => (
              <span key={mark.term}>
                {mark.term}{' '}
                {mark.url ? (
                  <ForeignLink href={mark.url} locale={locale}>
                    {mark.value}
                  </ForeignLink>
                ) : (
                  mark.value
                )}
              </span>
            ))}
          </p>
          <p className="links">
            {footer.links.map((link) =>
              link.url ? (
                <ForeignLink key={link.text} href={link.url} locale={locale}>
                  {link.text}
                </ForeignLink>
              ) : (
                <Link key={link.text} href={localePath(locale, link.path ?? '/')} prefetch={false}>
                  {link.text}
                </Link>
              ),
            )}
          </p>
          <p className="demo-line">{demoText ? `${demoText} · ${footer.note}` : footer.note}</p>
        </div>
      </div>
    </footer>
  );
}
