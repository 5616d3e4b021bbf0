import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { Button } from '@/components/ui/button';
import './papers.css';

const reasons = ['visit', 'receive', 'meeting', 'trip', 'event', 'other'] as const;

/**
 * Takes a paper out: the occasion, and one button per format. A plain form to the route that writes the paper, so that
 * it works on any phone; `problem` is the code that the route led back with.
 */
export async function TakePaper({
  action,
  title,
  first = 'visit',
  problem,
}: {
  action: string;
  title: string;
  /** the occasion that is chosen at first */
  first?: (typeof reasons)[number];
  problem: string | null;
}) {
  // messages: papers.desk.reasons.* errors.app.*
  const t = await getTranslations('papers.desk');
  const e = await getTranslations('errors.app');
  return (
    <form id="take" className="paper-take" method="post" action={action} aria-label={title}>
      {problem && e.has(problem) ? (
        <Notice tone="late" title={t('problem')} live>
          {e(problem, { seconds: 3600 })}
        </Notice>
      ) : null}
      <div className="field field-short">
        <label htmlFor="paper-reason">{t('download.reason')}</label>
        <select id="paper-reason" name="reason" className="input" defaultValue={t(`reasons.${first}`)}>
          {reasons.map((reason) => (
            <option key={reason} value={t(`reasons.${reason}`)}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="acts">
        <Button type="submit" name="format" value="pdf" look="primary">
          {t('download.pdf')}
        </Button>
        <Button type="submit" name="format" value="docx">
          {t('download.docx')}
        </Button>
      </div>
      <p className="note">{t('download.note')}</p>
    </form>
  );
}
