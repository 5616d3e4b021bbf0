import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { DuplicateRow } from '@/lib/merchants/queries/list-duplicates';
import type { DuplicateLevel } from '@/lib/merchants/rules-duplicates';

export const levelTones: Record<DuplicateLevel, Tone> = { strong: 'late', likely: 'warn', weak: 'muted' };

/** Pairs that may be one person, the surest first. */
export async function DuplicateTable({ rows }: { rows: readonly DuplicateRow[] }) {
  const t = await getTranslations('merchants.desk.duplicates');
  const reasons = await reasonWords();
  return (
    <DataTable
      caption={t('title')}
      columns={[
        { key: 'pair', label: t('column.pair'), kind: 'link' },
        { key: 'level', label: t('column.level'), kind: 'badge' },
        { key: 'reasons', label: t('column.reasons'), kind: 'text' },
        { key: 'hometowns', label: t('column.hometowns'), kind: 'text' },
        { key: 'units', label: t('column.units'), kind: 'muted' },
        { key: 'on', label: t('column.on'), kind: 'date' },
        { key: 'by', label: t('column.by'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: `${row.a.name} · ${row.b.name}`,
        href: `/desk/merchants/duplicates/${row.id}`,
        cells: [
          {
            text: row.a.name === row.b.name ? row.a.name : `${row.a.name} · ${row.b.name}`,
            sub: `${row.a.fileNo} · ${row.b.fileNo}`,
            href: `/desk/merchants/duplicates/${row.id}`,
          },
          {
            text: t('score', { level: t(`level.${row.level}`), score: row.score }),
            tone: levelTones[row.level],
          },
          reasons(row),
          both(row.a.hometown, row.b.hometown),
          both(row.a.unit, row.b.unit),
          row.decidedOn ?? row.foundOn,
          [row.decidedBy, row.decidedReason].filter(Boolean).join('：') || null,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

const both = (a: string | null, b: string | null): string | null =>
  a === b ? a : [a ?? '—', b ?? '—'].join(' · ');

/** The reasons of a pair in words; what rests on withheld fields is told without content. */
export async function reasonWords(): Promise<
  (row: { reasons: readonly string[]; withheld: boolean }) => string
> {
  const t = await getTranslations('merchants.desk.duplicates');
  // messages: merchants.desk.duplicates.reason.*
  return (row) =>
    [...row.reasons.map((reason) => t(`reason.${reason}`)), ...(row.withheld ? [t('withheld')] : [])].join(
      '、',
    );
}
