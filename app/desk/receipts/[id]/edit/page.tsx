import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { PaperList } from '@/components/files/paper-list';
import { RemovePaper } from '@/components/files/remove-paper';
import { ReceiptNotices } from '@/components/receipts/receipt-facts';
import { ReceiptForm } from '@/components/receipts/receipt-form';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { detachEvidenceAction, updateReceiptAction } from '@/lib/receipts/actions';
import { getReceipt } from '@/lib/receipts/queries/get-receipt';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts.desk'))('title') };
}

/** Mending a draft or a returned line. */
export default async function EditReceiptPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const receipt = await guarded(() => getReceipt(actor, id));
  if (!receipt.can.update) forbidden();
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { number: receipt.number });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/receipts' },
          { text: receipt.number, href: `/desk/receipts/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={receipt.project} />
      <ReceiptNotices receipt={receipt} />
      {receipt.files.length > 0 ? (
        <section className="part" aria-labelledby="evidence">
          <SectionHead id="evidence" title={t('record.evidence')} />
          <PaperList
            files={receipt.files}
            basePath={env.basePath}
            act={(file) => (
              <RemovePaper
                action={detachEvidenceAction}
                id={id}
                version={receipt.version}
                attachmentId={file.id}
                text={t('record.remove')}
                label={`${t('record.remove')} ${file.fileName}`}
              />
            )}
          />
        </section>
      ) : null}
      <ReceiptForm action={updateReceiptAction} receipt={receipt} basePath={env.basePath} />
    </div>
  );
}
