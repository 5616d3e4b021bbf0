import '@/app/globals.css';
import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { SiteFrame } from '@/components/programme/site-frame';
import { themeStyle } from '@/components/programme/theme-style';
import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import { isLocale, toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { env } from '@/lib/server/env';

type Props = { params: Promise<{ locale: string }>; children: ReactNode };

/** Nothing is rendered at build: the build never reads the database (architecture.md §1, 5). */
export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { profile } = await getPublicProgramme();
  const name = inLocale(profile.nameShort, locale);
  return {
    metadataBase: new URL(env.publicUrl),
    title: { default: inLocale(profile.nameLong, locale), template: `%s - ${name}` },
    description: inLocale(profile.slogan, locale),
    icons: { icon: `${env.basePath}/seal.svg` },
  };
}

/** Root layout of the public site. Static: nothing of a visitor is read here, elder mode comes with its own sheet. */
export default async function PublicLayout({ params, children }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const { profile, isDemo } = await getPublicProgramme();
  return (
    <html lang={locale} style={themeStyle(profile)}>
      <head>
        <link rel="stylesheet" href={`${env.basePath}/api/elder-css`} />
      </head>
      <body>
        <TextsProvider texts={await clientTexts(locale, ['errors.page'])}>
          <SiteFrame
            profile={profile}
            locale={locale}
            basePath={env.basePath}
            demo={isDemo || env.demo === true}
          >
            {children}
          </SiteFrame>
        </TextsProvider>
      </body>
    </html>
  );
}
