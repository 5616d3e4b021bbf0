import { getTranslations } from 'next-intl/server';
import { PaperList } from '@/components/files/paper-list';
import { UploadField } from '@/components/files/upload-field';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { SectionHead } from '@/components/ui/page-head';
import type { AttachmentRow } from '@/lib/files/queries';
import { attachOfferPapersAction } from '@/lib/offers/actions';
import type { OfferDetail } from '@/lib/offers/queries/offers';

/** The booklet of an offer, and the form that adds to it while the offer is a draft. */
export async function OfferPapers({
  offer,
  files,
  basePath,
}: {
  offer: OfferDetail;
  files: readonly AttachmentRow[];
  basePath: string;
}) {
  const t = await getTranslations('offers.desk');
  return (
    <section className="part" aria-labelledby="papers">
      <SectionHead id="papers" title={t('paper.title')} note={t('paper.note')} />
      {files.length === 0 ? (
        <p className="note">{t('paper.none')}</p>
      ) : (
        <PaperList files={files} basePath={basePath} />
      )}
      {offer.can.addBooklet ? (
        <details>
          <summary className="btn">{t('paper.add')}</summary>
          <Form action={attachOfferPapersAction} label={t('paper.add')} labels={{ files: t('paper.files') }}>
            <input type="hidden" name="id" value={offer.id} />
            <UploadField
              name="files"
              label={t('paper.files')}
              hint={t('paper.hint')}
              required
              uploadUrl={`${basePath}/api/files/upload?purpose=evidence`}
            />
            <SubmitButton>{t('save')}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  );
}
