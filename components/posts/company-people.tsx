import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
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
  return (
    <section className="part" aria-labelledby="people">
      <SectionHead id="people" title={t('people')} />
      {people.length === 0 && hidden === 0 ? <p className="note">{t('noPeople')}</p> : null}
      <ul className="plain-list">
        {people.map((person) => (
          <li key={person.id}>
            <Link href={`/desk/merchants/${person.merchantId}`}>{person.name}</Link> {person.title}{' '}
            <span className="note">
              {[person.period, person.isMain ? t('current') : null].filter(Boolean).join(' · ')}
            </span>{' '}
            {person.isSample ? <ExampleMark text={ui('example')} /> : null}
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="note">{t('hiddenPeople', { count: hidden })}</p> : null}
    </section>
  );
}
