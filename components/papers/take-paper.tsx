import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/ui/notice';
import { Button } from '@/components/ui/button';
import './papers.css';

const occasions = ['visit', 'receive', 'meeting', 'trip', 'event', 'other'] as const;
const formats = ['pdf', 'docx'] as const;

/**
 * Takes a paper out: the occasion, and one button per format. A plain form to the route that writes the paper, so that
 * it works on any phone; `problem` is the code that the route led back with.
 */
export async function TakePaper({
  action,
  title,
  first = 'visit',
  reasons,
  format = 'pdf',
  problem,
}: {
  action: string;
  title: string;
  /** the occasion that is chosen at first */
  first?: (typeof occasions)[number];
  /** in words, the first one chosen, where the occasions of a visit do not fit */
  reasons?: readonly string[];
  /** the format most people take */
  format?: (typeof formats)[number];
  problem: string | null;
}) {
  // messages: papers.desk.reasons.* papers.desk.download.* errors.app.*
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
        <select
          id="paper-reason"
          name="reason"
          className="input"
          {...(reasons ? {} : { defaultValue: t(`reasons.${first}`) })}
        >
          {(reasons ?? occasions.map((reason) => t(`reasons.${reason}`))).map((reason) => (
            <option key={reason}>{reason}</option>
          ))}
        </select>
      </div>
      <div className="acts">
        {[format, ...formats.filter((one) => one !== format)].map((one) => (
          <Button
            key={one}
            type="submit"
            name="format"
            value={one}
            {...(one === format ? { look: 'primary' as const } : {})}
          >
            {t(`download.${one}`)}
          </Button>
        ))}
      </div>
      <p className="note">{t('download.note')}</p>
    </form>
  );
}
