import { getTranslations } from 'next-intl/server';
import { TileGrid } from '@/components/charts/tile-grid';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import type { ChamberMatrix } from '@/lib/chambers/queries/chamber-matrix';
import { freshnessGrade, type FreshnessGrade } from '@/lib/chambers/rules-freshness';
import { withQuery } from '@/lib/shared/search-query';

const TONES: Readonly<Record<FreshnessGrade, Tone>> = { fresh: 'good', aging: 'warn', stale: 'late' };

/** Cities with their chambers as tiles, and the cities where people are and no chamber is. */
export async function MatrixCities({ matrix, many }: { matrix: ChamberMatrix; many: number }) {
  const t = await getTranslations('chambers.desk.matrix');
  return (
    <>
      <section className="part" aria-labelledby="cities">
        <SectionHead id="cities" title={t('cities')} note={t('citiesNote')} />
        <TileGrid
          label={t('cities')}
          tiles={matrix.cities.map((one) => ({
            key: one.city,
            label: t('tile', { city: one.city, members: one.members }),
            value: one.chambers,
            valueText: String(one.chambers),
            href: withQuery('/desk/chambers', {}, { city: one.city }),
          }))}
        />
      </section>
      <section className="part" aria-labelledby="empty">
        <SectionHead id="empty" title={t('empty')} note={t('emptyNote', { many })} />
        {matrix.empty.length === 0 ? (
          <p className="note">{t('noEmpty')}</p>
        ) : (
          <PlainTable
            caption={t('empty')}
            hideCaption
            columns={[
              { key: 'city', label: t('city'), kind: 'link' },
              { key: 'people', label: t('people'), kind: 'link', align: 'end' },
            ]}
            rows={matrix.empty.map((one) => ({
              id: one.id,
              cells: [
                { text: one.city, href: `/desk/merchants/distribution/${one.id}` },
                {
                  text: one.people.toLocaleString('zh-CN'),
                  href: withQuery('/desk/merchants', { view: 'all' }, { residence: one.id }),
                },
              ],
            }))}
          />
        )}
      </section>
    </>
  );
}

/** Each chamber with how far its roster can be believed and what takes points off, the worst first. */
export async function MatrixChambers({ matrix }: { matrix: ChamberMatrix }) {
  const t = await getTranslations('chambers');
  const over = matrix.rows.filter((row) => row.isTermOver).length;
  // messages: chambers.status.* chambers.desk.matrix.grade.* chambers.desk.matrix.reason.*
  return (
    <section className="part" aria-labelledby="freshness">
      <SectionHead
        id="freshness"
        title={t('desk.matrix.freshness')}
        note={t('desk.matrix.freshnessNote', { over })}
      />
      <PlainTable
        caption={t('desk.matrix.freshness')}
        hideCaption
        columns={[
          { key: 'name', label: t('desk.column.name'), kind: 'link' },
          { key: 'city', label: t('desk.column.city'), wideOnly: true },
          { key: 'status', label: t('desk.column.status'), kind: 'muted', wideOnly: true },
          { key: 'counted', label: t('desk.column.counted'), kind: 'number' },
          { key: 'term', label: t('desk.column.term'), kind: 'badge', wideOnly: true },
          { key: 'score', label: t('desk.matrix.score'), kind: 'badge' },
          { key: 'reasons', label: t('desk.matrix.reasons') },
          { key: 'checks', label: t('desk.matrix.checks'), kind: 'link' },
        ]}
        rows={matrix.rows.map((row) => {
          const grade = row.freshness ? freshnessGrade(row.freshness.score) : null;
          return {
            id: row.id,
            cells: [
              { text: row.name, href: `/desk/chambers/${row.id}` },
              row.city,
              t(`status.${row.status}`),
              row.counted,
              row.termEndsOn
                ? {
                    text: row.isTermOver
                      ? t('desk.matrix.termOver', { day: row.termEndsOn })
                      : row.termEndsOn,
                    tone: row.isTermOver ? ('late' as const) : ('plain' as const),
                  }
                : null,
              row.freshness && grade
                ? {
                    text: t('desk.matrix.scoreText', {
                      grade: t(`desk.matrix.grade.${grade}`),
                      score: row.freshness.score,
                    }),
                    tone: TONES[grade],
                  }
                : null,
              row.freshness?.reasons.map((reason) => t(`desk.matrix.reason.${reason}`)).join('；') ?? null,
              row.checks
                ? {
                    text: t('desk.matrix.checksText', row.checks),
                    href: `/desk/chambers/${row.id}#checks`,
                  }
                : null,
            ],
          };
        })}
      />
    </section>
  );
}
