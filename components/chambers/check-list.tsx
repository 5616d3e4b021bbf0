import { getTranslations } from 'next-intl/server';
import { Badge, type Tone } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { countChecks, type Check, type CheckOutcome } from '@/lib/chambers/rules-checks';

const TONES: Readonly<Record<CheckOutcome, Tone>> = { met: 'good', not_met: 'late', unknown: 'warn' };
/** what asks for something to be done stands first */
const ORDER: readonly CheckOutcome[] = ['not_met', 'unknown', 'met'];

/** The rules for chambers away from home, one by one: how the chamber stands, what is missing, where it is written. */
export async function CheckList({ checks }: { checks: readonly Check[] }) {
  const t = await getTranslations('chambers.desk.checks');
  const counts = countChecks(checks);
  const sorted = [...checks].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  // messages: chambers.desk.checks.code.* chambers.desk.checks.outcome.* chambers.desk.checks.text.* chambers.desk.checks.source.*
  return (
    <section className="part" aria-labelledby="checks">
      <SectionHead id="checks" title={t('title')} note={t('counts', counts)} />
      <p className="note">{t('note')}</p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {sorted.map((check) => (
          <li key={check.code} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[5rem_1fr]">
            <p>
              <Badge tone={TONES[check.outcome]}>{t(`outcome.${check.outcome}`)}</Badge>
            </p>
            <div>
              <b>{t(`code.${check.code}`)}</b>
              <p>{t(`text.${check.code}.${check.text}`, check.values)}</p>
              <p className="text-sm text-ink-2">{t(`source.${check.code}`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
