import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { ChainLinks } from '@/components/chains/chain-links';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { getChain, getChainHistory } from '@/lib/chains/queries/chains';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { canListTranslations } from '@/lib/translations/policy';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains.desk'))('title') };
}

/** One chain with its links and what happened to them. */
export default async function ChainRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [chain, history] = await guarded(() =>
    Promise.all([getChain(actor, id), getChainHistory(actor, id)]),
  );
  const t = await getTranslations('chains.desk');
  const c = await getTranslations('words');
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/chains' }]}
      name={chain.name}
      isSample={chain.isSample}
      acts={
        <>
          <TranslationLink noun="chains" id={id} isAllowed={canListTranslations(actor)} />
          {chain.isPublic ? (
            <LinkButton href={`/chains/${chain.slug}`} prefetch={false}>
              {t('record.publicPage')}
            </LinkButton>
          ) : null}
          {chain.can.update ? (
            <LinkButton href={`/desk/chains/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={<RecordHistory history={history} words="chains.desk" />}
    >
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            { term: t('field.leadUnitId'), value: chain.leadUnit },
            { term: t('field.chiefText'), value: chain.chiefText },
            { term: t('field.summary'), value: chain.summary },
            {
              term: t('field.source'),
              value: chain.source ? `${chain.source.publisher}：${chain.source.title}` : null,
            },
            { term: t('field.sourceQuote'), value: chain.sourceQuote },
            { term: t('field.isPublic'), value: t(chain.isPublic ? 'record.yes' : 'record.no') },
          ]}
        />
      </RecordPart>
      <RecordPart id="links" title={t('record.links')}>
        <ChainLinks links={chain.links} locale="zh-CN" />
      </RecordPart>
    </RecordPage>
  );
}
