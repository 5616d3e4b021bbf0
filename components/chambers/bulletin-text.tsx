import { getTranslations } from 'next-intl/server';
import { BulletinForm } from './bulletin-form';
import { ArchiveButton } from '@/components/forms/archive-button';
import { PaperList } from '@/components/files/paper-list';
import { RemovePaper } from '@/components/files/remove-paper';
import { RichText } from '@/components/ui/rich-text';
import {
  archiveBulletinAction,
  removeBulletinPaperAction,
  updateBulletinAction,
} from '@/lib/chambers/actions-bulletins';
import type { BulletinDetail } from '@/lib/chambers/queries/bulletins';
import type { AttachmentRow } from '@/lib/files/queries';
import type { Locale } from '@/lib/i18n/routing';

const FOLD = 'inline-flex min-h-11 cursor-pointer items-center underline decoration-gold underline-offset-4';

/** Text and papers of a bulletin, as whoever it is addressed to reads it. */
export async function BulletinText({
  bulletin,
  basePath,
  locale,
}: {
  bulletin: { body: string; files: readonly AttachmentRow[] };
  basePath: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  return (
    <div className="my-6 grid gap-6">
      <RichText html={bulletin.body} locale={locale} lang="zh-CN" />
      {bulletin.files.length > 0 ? (
        <section aria-labelledby="papers">
          <h2 id="papers" className="mb-2 text-base">
            {t('field.files')}
          </h2>
          <PaperList files={bulletin.files} basePath={basePath} />
        </section>
      ) : null}
    </div>
  );
}

/** Changing a bulletin that one keeps, its papers, and taking it off. */
export async function BulletinKeeping({
  bulletin,
  basePath,
  locale,
  path,
  listPath,
}: {
  bulletin: BulletinDetail;
  basePath: string;
  locale: Locale;
  path: string;
  listPath: string;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.bulletin' });
  const remove = removeBulletinPaperAction.bind(null, path);
  return (
    <div className="grid gap-4 border-t border-line pt-4">
      <details>
        <summary className={FOLD}>{t('edit')}</summary>
        <div className="grid gap-4 py-3">
          {bulletin.files.length > 0 ? (
            <PaperList
              files={bulletin.files}
              basePath={basePath}
              act={(file) => (
                <RemovePaper
                  action={remove}
                  id={bulletin.id}
                  attachmentId={file.id}
                  text={t('removePaper')}
                  label={t('removePaperOf', { name: file.fileName })}
                />
              )}
            />
          ) : null}
          <BulletinForm
            key={bulletin.version}
            action={updateBulletinAction.bind(null, path)}
            basePath={basePath}
            locale={locale}
            bulletin={bulletin}
          />
        </div>
      </details>
      <div>
        <ArchiveButton
          id={bulletin.id}
          version={bulletin.version}
          action={archiveBulletinAction.bind(null, listPath)}
          texts={{
            button: t('archive'),
            title: t('archiveTitle'),
            explain: t('archiveExplain'),
            reason: t('reason'),
          }}
        />
      </div>
    </div>
  );
}
