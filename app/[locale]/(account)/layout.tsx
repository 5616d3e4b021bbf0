import '@/app/globals.css';
import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { SiteFrame } from '@/components/programme/site-frame';
import { themeStyle } from '@/components/programme/theme-style';
import { TextsProvider } from '@/components/ui/texts';
import { ToastProvider } from '@/components/ui/toast';
import { clientTexts } from '@/lib/i18n/client-texts';
import { isLocale, toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { currentActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { cookieFor } from '@/lib/server/session-cookie';
import { homeOf } from '@/lib/users/rules-sign-in';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const { profile } = await getPublicProgramme();
  return {
    metadataBase: new URL(env.publicUrl),
    title: {
      default: inLocale(profile.nameLong, locale),
      template: `%s - ${inLocale(profile.nameShort, locale)}`,
    },
    robots: { index: false },
    icons: { icon: `${env.basePath}/seal.svg` },
  };
}

/** Root layout of sign-in and of the personal area; per request, under the nonce policy. */
export default async function AccountLayout({ params, children }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const { profile, isDemo } = await getPublicProgramme();
  const actor = await currentActor();
  const elder = (await cookies()).get(cookieFor('elder').name)?.value === '1';
  return (
    <html lang={locale} style={themeStyle(profile)} data-elder={elder ? '' : undefined}>
      <body>
        <TextsProvider texts={await clientTexts(locale)}>
          <ToastProvider>
            <SiteFrame
              profile={profile}
              locale={locale}
              basePath={env.basePath}
              demo={isDemo || env.demo === true}
              home={actor ? homeOf(actor.role) : undefined}
            >
              {children}
            </SiteFrame>
          </ToastProvider>
        </TextsProvider>
      </body>
    </html>
  );
}
