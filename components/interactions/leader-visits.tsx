import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { LeaderVisit } from '@/lib/interactions/queries/list-interactions';
import type { CappedCount } from '@/lib/server/keyset';

type Props = { chamberId: string; visits: { rows: readonly LeaderVisit[]; count: CappedCount } };

/** How often leaders have called on a chamber, the newest with who and when; the count opens to all of them. */
export async function LeaderVisits({ chamberId, visits: { rows, count } }: Props) {
  const t = await getTranslations('interactions.desk.panel');
  if (count.value === 0) return <p className="note">{t('visitsNone')}</p>;
  return (
    <div className="mb-4 grid gap-1">
      <p>
        {t('visitsTitle')}{' '}
        <Link
          className="underline decoration-gold underline-offset-4"
          href={`/desk/interactions?chamber=${chamberId}&leader=1&visits=1&state=complete`}
        >
          {t('visitsCount', { count: count.value })}
        </Link>
      </p>
      <ul className="grid gap-1 text-sm text-ink-2">
        {rows.map((row) => (
          <li key={row.id}>
            <Link href={`/desk/interactions/${row.id}`}>
              <span className="figures">{row.on}</span> {row.who}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
