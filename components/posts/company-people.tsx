import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
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
      {people.length > 0 ? (
        <PlainTable
          caption={t('people')}
          hideCaption
          columns={[
            { key: 'name', label: t('peopleColumn.name'), kind: 'link' },
            { key: 'title', label: t('peopleColumn.title') },
            { key: 'period', label: t('peopleColumn.period') },
            { key: 'state', label: t('peopleColumn.state') },
          ]}
          rows={people.map((person) => ({
            id: person.id,
            cells: [
              {
                text: person.name,
                href: `/desk/merchants/${person.merchantId}`,
                ...(person.isSample ? { sub: ui('example') } : {}),
              },
              person.title,
              periodWords(person.period),
              person.isEnded ? t('former') : t('current'),
            ],
          }))}
        />
      ) : null}
      {hidden > 0 ? <p className="note">{t('hiddenPeople', { count: hidden })}</p> : null}
    </section>
  );
}
