import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import { formatListDate } from '@/lib/shared/dates';
import type { UnitDetail } from '@/lib/units/queries';

/** What is known of a unit, with its dated parents: figures of a month read the tree of that month. */
export async function UnitFacts({ unit }: { unit: UnitDetail }) {
  const t = await getTranslations('units.desk');
  return (
    <>
      <DescriptionList
        facts={[
          { term: t('field.shortName'), value: unit.shortName },
          {
            term: t('field.parentId'),
            value: unit.parentId ? (
              <Link href={`/desk/units/${unit.parentId}`}>{unit.parentName}</Link>
            ) : (
              t('record.top')
            ),
          },
          { term: t('field.placeId'), value: unit.placeName },
          { term: t('field.validFrom'), value: formatListDate(unit.validFrom) },
          ...(unit.validTo ? [{ term: t('field.validTo'), value: formatListDate(unit.validTo) }] : []),
          ...(unit.successorId
            ? [
                {
                  term: t('field.successorId'),
                  value: <Link href={`/desk/units/${unit.successorId}`}>{unit.successorName}</Link>,
                },
              ]
            : []),
        ]}
      />
      <section className="part" aria-labelledby="parents">
        <SectionHead id="parents" title={t('record.parents')} />
        <PlainTable
          caption={t('record.parentsCaption')}
          hideCaption
          columns={[
            { key: 'parent', label: t('record.parent') },
            { key: 'from', label: t('record.from'), kind: 'date' },
            { key: 'to', label: t('record.to'), kind: 'date' },
          ]}
          rows={unit.parents.map((parent) => ({
            id: `${parent.parentId}-${parent.validFrom}`,
            cells: [
              parent.parentName ?? t('record.top'),
              formatListDate(parent.validFrom),
              parent.validTo ? formatListDate(parent.validTo) : t('record.now'),
            ],
          }))}
        />
      </section>
    </>
  );
}
