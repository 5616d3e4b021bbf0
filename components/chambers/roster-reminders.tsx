import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Notice, type NoticeTone } from '@/components/ui/notice';
import type { Reminder, ReminderKind } from '@/lib/chambers/rules-attest';
import type { Locale } from '@/lib/i18n/routing';

const TONES: Readonly<Record<ReminderKind, NoticeTone>> = {
  term_over: 'late',
  term_ending: 'warn',
  attest_missed: 'late',
  attest_due: 'warn',
  stale: 'warn',
  no_roster: 'info',
};

/** What there is to be reminded of on a roster; those about the attestation lead to it. */
export async function RosterReminders({
  reminders,
  locale,
  attestHref,
}: {
  reminders: readonly Reminder[];
  locale: Locale;
  attestHref?: string;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.reminder.* chambers.reminderTitle.*
  return reminders.map(({ kind, day, days }) => (
    <Notice key={kind} tone={TONES[kind]} title={t(`reminderTitle.${kind}`)}>
      {t(`reminder.${kind}`, { date: day ?? '', days: days ?? 0 })}{' '}
      {attestHref && kind !== 'no_roster' && !kind.startsWith('term') ? (
        <Link href={attestHref} className="inline-flex min-h-11 items-center underline underline-offset-4">
          {t('attest.go')}
        </Link>
      ) : null}
    </Notice>
  ));
}
