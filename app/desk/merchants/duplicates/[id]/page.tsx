import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DuplicateDecision, DuplicateFactsPart } from '@/components/merchants/duplicate-decision';
import { MergeForm } from '@/components/merchants/merge-form';
import { RecordPage } from '@/components/layout/record-page';
import { Notice } from '@/components/ui/notice';
import { mergeMerchantsAction } from '@/lib/api/actions';
import { everyKeptLink } from '@/lib/api/links';
import { getDuplicate } from '@/lib/merchants/queries/list-duplicates';
import { previewMerge } from '@/lib/merchants/queries/preview-merge';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk.duplicates'))('title') };
}

/** Two records side by side: merged with a preview, or told apart with a reason. */
export default async function DuplicatePairPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const pair = await guarded(() => getDuplicate(actor, id));
  const preview = pair.can.merge
    ? await guarded(() => previewMerge(actor, everyKeptLink, pair.a.id, pair.b.id))
    : null;
  const t = await getTranslations('merchants.desk');
  return (
    <RecordPage
      trail={[
        { text: t('title'), href: '/desk/merchants' },
        { text: t('duplicates.title'), href: '/desk/merchants/duplicates' },
      ]}
      name={t('duplicates.pairName', { a: pair.a.name, b: pair.b.name })}
      note={`${pair.a.fileNo} · ${pair.b.fileNo}`}
      aside={
        <>
          <DuplicateFactsPart pair={pair} />
          <DuplicateDecision pair={pair} />
        </>
      }
    >
      {preview ? <MergeForm pairId={pair.id} preview={preview} action={mergeMerchantsAction} /> : null}
      {!preview && pair.state !== 'merged' ? (
        <Notice tone="info">{t(pair.inFull ? 'duplicates.bureauMerges' : 'duplicates.basisFirst')}</Notice>
      ) : null}
    </RecordPage>
  );
}
