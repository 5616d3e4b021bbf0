import { getTranslations } from 'next-intl/server';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import '@/components/papers/papers.css';

const reasons = ['move', 'leave', 'standin', 'check'] as const;

/** Takes the pack along: the occasion, and one button per format; a plain form, so that it works on any phone. */
export async function TakePack({ action, problem }: { action: string; problem: string | null }) {
  // messages: handovers.desk.pack.reasons.* errors.app.*
  const t = await getTranslations('handovers.desk.pack');
  const p = await getTranslations('papers.desk.download');
  const e = await getTranslations('errors.app');
  return (
    <form id="take" className="paper-take" method="post" action={action} aria-label={t('title')}>
      {problem && e.has(problem) ? (
        <Notice tone="late" title={t('problem')} live>
          {e(problem, { seconds: 3600 })}
        </Notice>
      ) : null}
      <div className="field field-short">
        <label htmlFor="pack-reason">{p('reason')}</label>
        <select id="pack-reason" name="reason" className="input" defaultValue={t('reasons.move')}>
          {reasons.map((reason) => (
            <option key={reason} value={t(`reasons.${reason}`)}>
              {t(`reasons.${reason}`)}
            </option>
          ))}
        </select>
      </div>
      <div className="acts">
        <Button type="submit" name="format" value="docx" look="primary">
          {p('docx')}
        </Button>
        <Button type="submit" name="format" value="pdf">
          {p('pdf')}
        </Button>
      </div>
      <p className="note">{p('note')}</p>
    </form>
  );
}
