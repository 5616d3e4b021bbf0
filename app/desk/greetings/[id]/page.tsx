import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GreetingActs, NextStep } from '@/components/greetings/greeting-acts';
import { GreetingHistory } from '@/components/greetings/greeting-history';
import {
  DraftListPart,
  FrozenListPart,
  GreetingFacts,
  PreviewPart,
} from '@/components/greetings/greeting-parts';
import { greetingTones, shownState } from '@/components/greetings/greeting-words';
import { PaperPart } from '@/components/greetings/paper-part';
import { RecipientPart } from '@/components/greetings/recipient-part';
import { ReturnedPart } from '@/components/greetings/returned-part';
import { SendPart } from '@/components/greetings/send-part';
import { RecordPage } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import {
  countRecipients,
  getDraftList,
  getGreeting,
  getGreetingHistory,
  type GreetingDetail,
} from '@/lib/greetings/queries/get-greeting';
import { adapters } from '@/lib/greetings/queries/sending';
import { listPreviewPeople, listRecipients } from '@/lib/greetings/queries/recipients';
import { RecipientPage, ReturnedShown } from '@/lib/greetings/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('title') };
}

/** One campaign: the next step, the list, the words, the files; what happened on the right. */
export default async function GreetingRecordPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const query = await searchParams;
  const page = RecipientPage.parse(query);
  const [greeting, history] = await guarded(() =>
    Promise.all([getGreeting(actor, id), getGreetingHistory(actor, id)]),
  );
  const t = await getTranslations('greetings.desk');
  const isFrozen = greeting.state !== 'draft' && greeting.state !== 'submitted';
  const list = isFrozen ? null : await guarded(() => getDraftList(actor, id));
  const people = list ? list.first : await listPreviewPeople(actor, id);
  // messages: greetings.desk.states.*
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/greetings' }]}
      name={greeting.title}
      isSample={greeting.isSample}
      note={
        <>
          <Badge tone={greetingTones[greeting.state]}>{t(`states.${shownState(greeting)}`)}</Badge>{' '}
          {greeting.number}
        </>
      }
      acts={<GreetingActs greeting={greeting} />}
      aside={<GreetingHistory history={history} />}
    >
      {greeting.archived ? <Notice tone="warn">{t('archived', greeting.archived)}</Notice> : null}
      {greeting.state === 'draft' && greeting.decided ? (
        <Notice tone="late" title={t('returnedTitle', { name: greeting.decided.by })}>
          {greeting.decided.reason}
        </Notice>
      ) : null}
      {greeting.can.waitsForOther ? <Notice tone="info">{t('waitsForOther')}</Notice> : null}
      <NextStep greeting={greeting} />
      {list ? <DraftListPart list={list} /> : null}
      {isFrozen ? <Frozen actor={actor} greeting={greeting} /> : null}
      <PaperPart greeting={greeting} basePath={env.basePath} />
      <GreetingFacts greeting={greeting} segment={list?.segment ?? null} />
      <PreviewPart greeting={greeting} people={people} />
      {isFrozen ? (
        <RecipientPart
          id={id}
          channel={greeting.channel}
          page={await guarded(() => listRecipients(actor, id, page))}
          filters={page}
          mayRecord={greeting.can.work}
        />
      ) : null}
      {greeting.channel === 'email' && greeting.can.work && (greeting.sending || greeting.sentOn) ? (
        <ReturnedPart id={id} shown={ReturnedShown.parse(query)} basePath={env.basePath} />
      ) : null}
    </RecordPage>
  );
}

async function Frozen({ actor, greeting }: { actor: PersonActor; greeting: GreetingDetail }) {
  const counts = await guarded(() => countRecipients(actor, greeting.id));
  return (
    <>
      <SendPart
        greeting={greeting}
        adapters={adapters()}
        toSend={counts.states.ready ?? 0}
        basePath={env.basePath}
      />
      <FrozenListPart counts={counts} path={`/desk/greetings/${greeting.id}`} />
    </>
  );
}
