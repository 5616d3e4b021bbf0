import { getTranslations } from 'next-intl/server';
import { Tabs } from '@/components/ui/tabs';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

export const officerPages = [
  'roster',
  'leads',
  'events',
  'bulletin',
  'dues',
  'figures',
  'attest',
  'import',
  'proposals',
] as const;
export type OfficerPage = (typeof officerPages)[number];

const PATHS: Readonly<Record<OfficerPage, string>> = {
  roster: '/chamber',
  leads: '/chamber/leads',
  events: '/chamber/events',
  bulletin: '/chamber/bulletin',
  dues: '/chamber/dues',
  figures: '/chamber/figures',
  attest: '/chamber/attest',
  import: '/chamber/import',
  proposals: '/chamber/proposals',
};

/** The parts of the officer's desk; on a phone in two lines, so that none of the nine is out of sight. */
export async function OfficerNav({
  current,
  locale,
  waiting = 0,
}: {
  current: OfficerPage;
  locale: Locale;
  waiting?: number;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.officer' });
  // messages: chambers.officer.page.*
  return (
    <Tabs
      label={t('title')}
      wrap
      tabs={officerPages.map((page) => ({
        text: t(`page.${page}`),
        href: localePath(locale, PATHS[page]),
        current: page === current,
        ...(page === 'proposals' && waiting > 0 ? { count: String(waiting) } : {}),
      }))}
    />
  );
}
