import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { BulkDetail } from '@/lib/bulks/queries';
import { bulkOutcomes, leftOut } from '@/lib/bulks/rules';

type Props = { one: BulkDetail; basePath: string; problem: string | null };

/** The people of an ended act as workbooks: a plain form to the route that writes them. */
export function BulkSheets({ one, basePath, problem }: Props) {
  const t = useTranslations('bulks.desk.sheets');
  const e = useTranslations('errors.app');
  const sum = (outcomes: typeof leftOut) =>
    outcomes.reduce((total, outcome) => total + (one.counts[outcome] ?? 0), 0);
  const parts = [
    { part: 'results', count: sum(bulkOutcomes) },
    { part: 'left', count: sum(leftOut) },
  ] as const;
  // messages: errors.app.* bulks.desk.sheets.results bulks.desk.sheets.left
  return (
    <section className="part" aria-labelledby="take">
      <SectionHead id="take" title={t('title')} />
      {problem && e.has(problem) ? (
        <Notice tone="late" title={t('problem')} live>
          {problem === 'needs_second_person' ? t('tooMany') : e(problem, { seconds: 3600 })}
        </Notice>
      ) : null}
      <p className="hint">{one.params.kind === 'invite' ? `${t('note')}${t('invite')}` : t('note')}</p>
      <form method="post" action={`${basePath}/api/bulks/${one.id}/sheet`} className="acts">
        {parts
          .filter(({ count }) => count > 0)
          .map(({ part, count }) => (
            <Button key={part} type="submit" name="part" value={part} look="line">
              {t(part, { count: count.toLocaleString('zh-CN') })}
            </Button>
          ))}
      </form>
    </section>
  );
}
