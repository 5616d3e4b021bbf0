import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordTimeline } from '@/components/audit/record-timeline';
import { parkFacts } from '@/components/parks/park-facts';
import { ExampleMark } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getPark, getParkHistory } from '@/lib/parks/queries/parks';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

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
  const ui = await getTranslations('ui');
  // messages: parks.desk.verb.* parks.desk.field.* parks.desk.level.*
  const level = park.level && t.has(`level.${park.level}`) ? t(`level.${park.level}`) : null;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/parks' }, { text: park.name }]}
      />
      <PageHead
        title={
          <>
            {park.name}{' '}
            {park.isSample && !park.name.includes(ui('example')) ? (
              <ExampleMark text={ui('example')} />
            ) : null}
          </>
        }
        acts={
          <>
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
      />
      <div className="record">
        <section aria-labelledby="facts">
          <SectionHead id="facts" title={t('record.facts')} />
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
        </section>
        <section aria-labelledby="history">
          <SectionHead id="history" title={t('record.history')} />
          <RecordTimeline
            history={history}
            label={t('record.history')}
            emptyText={t('record.noHistory')}
            verbText={(verb) => (t.has(`verb.${verb}`) ? t(`verb.${verb}`) : verb)}
            fieldText={(field) => (t.has(`field.${field}`) ? t(`field.${field}`) : field)}
          />
        </section>
      </div>
    </div>
  );
}
