import { getTranslations } from 'next-intl/server';
import { toneClass, type Tone } from '@/components/ui/badge';
import type { Locale } from '@/lib/i18n/routing';
import type { LeadClock } from '@/lib/leads/rules';

const TONES: Readonly<Partial<Record<LeadClock['kind'], Tone>>> = {
  answered: 'good',
  today: 'warn',
  overdue: 'late',
  unknown: 'warn',
};

/** The clock of the first answer in words: how many days are left or have gone by, never by colour alone. */
export async function LeadClockText({ clock, locale }: { clock: LeadClock; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'leads.handed.clock' });
  // messages: leads.handed.clock.*
  return (
    <span className={toneClass(TONES[clock.kind])}>
      {t(clock.kind, { date: clock.on ?? '', days: clock.days })}
    </span>
  );
}
