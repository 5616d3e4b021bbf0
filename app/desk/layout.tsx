import '@/app/globals.css';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { DeskFrame } from '@/components/layout/desk-frame';
import { frameDataOf } from '@/components/desk/frame-data';
import { themeStyle } from '@/components/programme/theme-style';
import { TextsProvider } from '@/components/ui/texts';
import { ToastProvider } from '@/components/ui/toast';
import { clientTexts } from '@/lib/i18n/client-texts';
import { countWaitingForMe, requireDeskFrameData } from '@/lib/desk/queries';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { env } from '@/lib/server/env';
import { cookieFor } from '@/lib/server/session-cookie';
import { signOutAction, switchUnitAction } from '@/lib/users/actions';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('layout.desk');
  const { profile } = await getPublicProgramme();
  const name = inLocale(profile.nameShort, 'zh-CN');
  return {
    title: { default: `${t('title')} - ${name}`, template: `%s - ${name}` },
    robots: { index: false, follow: false },
    icons: { icon: `${env.basePath}/seal.svg` },
  };
}

/** Root layout of the desk: the frame only. Each page checks for itself who may open it. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const waiting = countWaitingForMe();
  const [frame, { profile, isDemo }] = await Promise.all([requireDeskFrameData(), getPublicProgramme()]);
  const data = await frameDataOf(frame, waiting);
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
              demo={isDemo}
              switchUnitAction={switchUnitAction}
              signOutAction={signOutAction}
              texts={{
                skip: t('frame.skip'),
                demo: t('frame.demo'),
                rail: t('desk.rail'),
                phoneBar: t('desk.phoneBar'),
                units: t('desk.units'),
                todo: t('desk.todo'),
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
