import '@/app/globals.css';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { DeskFrame } from '@/components/layout/desk-frame';
import type { DeskFrameData } from '@/components/layout/desk-types';
import { themeStyle } from '@/components/programme/theme-style';
import { TextsProvider } from '@/components/ui/texts';
import { ToastProvider } from '@/components/ui/toast';
import { clientTexts } from '@/lib/i18n/client-texts';
import { inLocale } from '@/lib/programme/schema';
import { defaultProfile } from '@/lib/programme/schema-default-profile';
import { env } from '@/lib/server/env';
import { cookieFor } from '@/lib/server/session-cookie';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('layout.desk');
  const name = inLocale(defaultProfile.nameShort, 'zh-CN');
  return {
    title: { default: `${t('title')} - ${name}`, template: `%s - ${name}` },
    robots: { index: false, follow: false },
    icons: { icon: `${env.basePath}/seal.svg` },
  };
}

/** PROP SOURCE: replace by `await requireDeskFrameData()`, which reads the session, the rail with its counts and the units. */
const nobody: DeskFrameData = { rail: [], phoneBar: [], me: null, units: [], todoCount: 0, noticeCount: 0 };

/** Root layout of the desk. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const data = nobody;
  const profile = defaultProfile;
  const theme = (await cookies()).get(cookieFor('theme').name)?.value === 'dark' ? 'dark' : 'light';
  const t = await getTranslations('layout');
  return (
    <html lang="zh-CN" data-theme={theme} style={theme === 'light' ? themeStyle(profile) : undefined}>
      <body>
        <TextsProvider texts={await clientTexts('zh-CN')}>
          <ToastProvider>
            <DeskFrame
              {...data}
              programme={{ name: inLocale(profile.nameShort, 'zh-CN'), seal: profile.sealText }}
              theme={theme}
              basePath={env.basePath}
              helpHref="/desk/help"
              demo={env.demo !== false}
              texts={{
                skip: t('frame.skip'),
                demo: t('frame.demo'),
                rail: t('desk.rail'),
                phoneBar: t('desk.phoneBar'),
                units: t('desk.units'),
                todo: t('desk.todo'),
                notices: t('desk.notices'),
                help: t('desk.help'),
                me: t('desk.me'),
                security: t('desk.security'),
                publicSite: t('desk.publicSite'),
                toDark: t('desk.toDark'),
                toLight: t('desk.toLight'),
                signOut: t('desk.signOut'),
                signIn: t('desk.signIn'),
                oldBrowser: t('desk.oldBrowser'),
              }}
            >
              {children}
            </DeskFrame>
          </ToastProvider>
        </TextsProvider>
      </body>
    </html>
  );
}
