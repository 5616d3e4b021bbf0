import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { periodParts, type Period } from '@/lib/merchants/rules-life';
import type { CompanyPerson } from '@/lib/posts/queries';

/** Who works in a firm, as far as the reader may see them. */
export async function CompanyPeople({
  people,
  hidden,
}: {
  people: readonly CompanyPerson[];
  hidden: number;
}) {
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const periodWords = (period: Period): string | null => {
    const parts = periodParts(period);
    if (!parts) return period.periodText ?? null;
    return [parts.from, parts.to].filter(Boolean).join('—') + (parts.open ? t('since') : '');
  };
  return (
    <section className="part" aria-labelledby="people">
      <SectionHead id="people" title={t('people')} />
      {people.length === 0 && hidden === 0 ? <p className="note">{t('noPeople')}</p> : null}
      <ul className="plain-list">
        {people.map((person) => (
          <li key={person.id}>
            <Link href={`/desk/merchants/${person.merchantId}`}>{person.name}</Link> {person.title}{' '}
            <span className="note">
              {[periodWords(person.period), person.isEnded ? t('former') : t('current')]
                .filter(Boolean)
                .join(' · ')}
            </span>{' '}
            {person.isSample ? <ExampleMark text={ui('example')} /> : null}
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="note">{t('hiddenPeople', { count: hidden })}</p> : null}
    </section>
  );
}
