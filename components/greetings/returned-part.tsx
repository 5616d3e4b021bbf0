import { getTranslations } from 'next-intl/server';
import { Checkbox } from '@/components/forms/choice-fields';
import { RecordPart } from '@/components/layout/record-page';
import { Notice } from '@/components/ui/notice';
import type { ReturnedShown } from '@/lib/greetings/search-params';

type Props = { id: string; shown: ReturnedShown; basePath: string };

/** Mails that came back to the sender's mailbox, handed in as files: a plain form, so it works without script. */
export async function ReturnedPart({ id, shown, basePath }: Props) {
  const t = await getTranslations('greetings.desk.returned');
  const { bounced = 0, replied = 0, other = 0 } = shown;
  return (
    <RecordPart id="returned" title={t('title')} note={t('note')}>
      {bounced + replied + other > 0 ? (
        <Notice tone={bounced + replied > 0 ? 'good' : 'warn'} live>
          {t('result', { bounced, replied })} {other > 0 ? t('other', { other }) : null}
        </Notice>
      ) : null}
      <form
        className="form"
        method="post"
        encType="multipart/form-data"
        action={`${basePath}/api/greetings/${id}/returned`}
        aria-label={t('title')}
      >
        <div className="field">
          <label htmlFor="returned-files">{t('files')}</label>
          <p className="hint" id="returned-hint">
            {t('hint')}
          </p>
          <input
            id="returned-files"
            name="files"
            className="input"
            type="file"
            accept=".eml,message/rfc822"
            multiple
            required
            aria-describedby="returned-hint"
          />
        </div>
        <Checkbox name="closeUnknown" label={t('closeUnknown')} hint={t('closeUnknownHint')} />
        <p>
          <button type="submit" className="btn">
            {t('do')}
          </button>
        </p>
      </form>
    </RecordPart>
  );
}
