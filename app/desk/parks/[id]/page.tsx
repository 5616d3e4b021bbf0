import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { parkFacts } from '@/components/parks/park-facts';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { getPark, getParkHistory } from '@/lib/parks/queries/parks';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { canListTranslations } from '@/lib/translations/policy';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parks.desk'))('title') };
}

/** One park with its facts and what happened to them. */
export default async function ParkRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [park, history] = await guarded(() => Promise.all([getPark(actor, id), getParkHistory(actor, id)]));
  const facts = await parkFacts(park, 'zh-CN');
  const t = await getTranslations('parks.desk');
  const c = await getTranslations('words');
  // messages: parks.desk.level.*
  const level = park.level && t.has(`level.${park.level}`) ? t(`level.${park.level}`) : null;
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/parks' }]}
      name={park.name}
      isSample={park.isSample}
      acts={
        <>
          <TranslationLink noun="parks" id={id} isAllowed={canListTranslations(actor)} />
          {park.isPublic ? (
            <LinkButton href={`/parks/${park.slug}`} prefetch={false}>
              {t('record.publicPage')}
            </LinkButton>
          ) : null}
          {park.can.update ? (
            <LinkButton href={`/desk/parks/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={<RecordHistory history={history} words="parks.desk" />}
    >
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            { term: t('field.ownerUnitId'), value: park.unit },
            { term: t('field.level'), value: level },
            { term: t('field.countyName'), value: park.countyName },
            { term: t('field.summary'), value: park.summary },
            ...facts,
            { term: t('field.factsOn'), value: park.factsOn },
            { term: t('field.chainIds'), value: park.chains.map((chain) => chain.name).join('、') || null },
            {
              term: t('field.source'),
              value: park.source ? `${park.source.publisher}：${park.source.title}` : null,
            },
            { term: t('field.sourceQuote'), value: park.sourceQuote },
            { term: t('field.isPublic'), value: t(park.isPublic ? 'record.yes' : 'record.no') },
          ]}
        />
      </RecordPart>
    </RecordPage>
  );
}
