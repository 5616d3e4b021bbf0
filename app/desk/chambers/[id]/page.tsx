import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { forbidden } from 'next/navigation';
import { z } from 'zod';
import { AgreementPart } from '@/components/chambers/agreement-part';
import { AlliancePart } from '@/components/chambers/alliance-part';
import { ChamberFacts, ChamberStatusAct, ChamberTerms } from '@/components/chambers/chamber-record';
import { ChamberHistory } from '@/components/chambers/chamber-history';
import { ChamberSteps } from '@/components/chambers/chamber-steps';
import { CheckList } from '@/components/chambers/check-list';
import { KeepingPart } from '@/components/chambers/keeping-part';
import { RosterPart } from '@/components/chambers/roster-part';
import { SupportPart } from '@/components/chambers/support-part';
import { TermForm } from '@/components/chambers/term-form';
import { EventPanel } from '@/components/events/event-panel';
import { InteractionPanel } from '@/components/interactions/interaction-timeline';
import { LeaderVisits } from '@/components/interactions/leader-visits';
import { InvitePanel } from '@/components/users/invite-panel';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { listAttestations, listRosterReminders } from '@/lib/chambers/queries/attestations';
import { getChamberChecks } from '@/lib/chambers/queries/chamber-checks';
import { listChamberPapers } from '@/lib/chambers/queries/chamber-papers';
import { listDues, listDuesRules, sumDues } from '@/lib/chambers/queries/dues';
import {
  getChamber,
  getChamberHistory,
  listAllianceChoices,
  type ChamberDetail,
} from '@/lib/chambers/queries/get-chamber';
import { countMembers, getMember, listMemberChoices, listMembers } from '@/lib/chambers/queries/members';
import { getPartnership, listPartnerChoices } from '@/lib/chambers/queries/partners';
import { canListRosterLinks } from '@/lib/chambers/policy';
import { countWaitingProposals } from '@/lib/chambers/queries/proposals';
import { countRosterLinks, listCandidatesOf } from '@/lib/chambers/queries/roster-links';
import { MemberPage } from '@/lib/chambers/search-params';
import { canListInteractions, canLogInteractions } from '@/lib/interactions/policy';
import { listEventsOfChamber } from '@/lib/events/queries/events-of';
import { listInteractionsOfChamber, listLeaderVisits } from '@/lib/interactions/queries/list-interactions';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { canListTranslations } from '@/lib/translations/policy';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chambers.desk'))('title') };
}

/** One chamber: facts, terms, alliances and roster on the left, what happened on the right. */
export default async function ChamberPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const query = await searchParams;
  const [chamber, history] = await guarded(() =>
    Promise.all([getChamber(actor, id), getChamberHistory(actor, id)]),
  );
  // an officer keeps the roster at /chamber; the desk is the staff's
  if (actor.role === 'chamber_officer') forbidden();
  const choices = chamber.can.update
    ? await Promise.all([listAllianceChoices(actor, id), listMemberChoices(actor, id)])
    : null;
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  return (
    <RecordPage
      trail={[{ text: t('desk.title'), href: '/desk/chambers' }]}
      name={chamber.name}
      note={[chamber.fileNo, chamber.isSample ? ui('example') : null].filter(Boolean).join(' · ')}
      acts={
        <>
          <TranslationLink noun="chambers" id={id} isAllowed={canListTranslations(actor)} />
          <LinkButton href={`/desk/chambers/${id}/contribution`}>{t('desk.contribution')}</LinkButton>
          {chamber.can.update ? (
            <>
              <LinkButton href={`/desk/chambers/${id}/edit`} hotkey="E">
                {t('desk.edit')}
              </LinkButton>
              <ChamberStatusAct chamber={chamber} basePath={env.basePath} />
            </>
          ) : null}
        </>
      }
      aside={
        <>
          {canListInteractions(actor) ? <Contacts actor={actor} chamberId={id} /> : null}
          <ChamberHistory history={history} locale="zh-CN" />
        </>
      }
    >
      <ChamberFacts chamber={chamber} />
      {chamber.can.readRoster ? <Standing actor={actor} chamber={chamber} /> : null}
      <RecordPart id="terms" title={t('desk.terms')}>
        <ChamberTerms chamber={chamber} />
        {choices
          ? [...chamber.terms.slice(0, 1), null].map((term) => (
              <TermForm
                key={term?.id ?? 'new'}
                chamberId={id}
                term={term}
                nextNumber={(chamber.terms[0]?.number ?? 0) + 1}
                members={choices[1]}
              />
            ))
          : null}
      </RecordPart>
      <AlliancePart chamber={chamber} choices={choices?.[0] ?? []} />
      {chamber.can.readRoster ? (
        <>
          <Partnership actor={actor} chamber={chamber} />
          <Keeping actor={actor} chamber={chamber} />
          <Roster actor={actor} chamberId={id} query={query} canWrite={chamber.can.writeRoster} />
        </>
      ) : (
        <p className="note">{t('desk.roster.forbidden')}</p>
      )}
      <InvitePanel actor={actor} unitIds={[chamber.ownerUnitId]} chamberId={id} />
    </RecordPage>
  );
}

/** Contacts with the chamber, with the calls of leaders above them (B5). */
async function Contacts({ actor, chamberId }: { actor: PersonActor; chamberId: string }) {
  const [contacts, visits, events] = await guarded(() =>
    Promise.all([
      listInteractionsOfChamber(actor, chamberId),
      listLeaderVisits(actor, chamberId),
      listEventsOfChamber(actor, chamberId),
    ]),
  );
  return (
    <>
      <InteractionPanel
        contacts={contacts}
        query={`chamber=${chamberId}`}
        lead={<LeaderVisits chamberId={chamberId} visits={visits} />}
        withPeople
        mayLog={canLogInteractions(actor)}
      />
      <EventPanel events={events} />
    </>
  );
}

/** How it came to its state, and how it stands against the rules. */
async function Standing({ actor, chamber }: { actor: PersonActor; chamber: ChamberDetail }) {
  const [papers, checks] = await guarded(() =>
    Promise.all([listChamberPapers(actor, chamber.id), getChamberChecks(actor, chamber.id)]),
  );
  return (
    <>
      <ChamberSteps chamber={chamber} papers={papers} basePath={env.basePath} />
      {checks ? <CheckList checks={checks} /> : null}
    </>
  );
}

/** What was agreed with it, and what it was given. */
async function Partnership({ actor, chamber }: { actor: PersonActor; chamber: ChamberDetail }) {
  const [{ agreements, supports }, papers, choices] = await guarded(() =>
    Promise.all([
      getPartnership(actor, chamber.id),
      listChamberPapers(actor, chamber.id),
      chamber.can.update ? listPartnerChoices(actor, chamber.id) : [],
    ]),
  );
  const shared = { chamber, papers, basePath: env.basePath };
  return (
    <>
      <AgreementPart {...shared} agreements={agreements} choices={choices} />
      <SupportPart {...shared} supports={supports} />
    </>
  );
}

async function Keeping({ actor, chamber }: { actor: PersonActor; chamber: ChamberDetail }) {
  const { id } = chamber;
  const [given, reminders, sums, rules, waiting] = await guarded(() =>
    Promise.all([
      listAttestations(actor, id),
      listRosterReminders(actor, id),
      sumDues(actor, id, {}),
      listDuesRules(actor, id),
      countWaitingProposals(actor, id),
    ]),
  );
  return (
    <KeepingPart
      chamber={chamber}
      given={given}
      reminders={reminders}
      sums={sums}
      rules={rules}
      waiting={waiting}
      basePath={env.basePath}
    />
  );
}

async function Roster({
  actor,
  chamberId,
  query,
  canWrite,
}: {
  actor: PersonActor;
  chamberId: string;
  query: Record<string, string | string[] | undefined>;
  canWrite: boolean;
}) {
  const page = MemberPage.parse(query);
  const { after: _after, before: _before, ...filters } = page;
  const wanted = z.uuid().safeParse(query['member']);
  const mayLink = canListRosterLinks(actor);
  const [list, count, opened, links, candidates] = await guarded(() =>
    Promise.all([
      listMembers(actor, chamberId, page),
      countMembers(actor, chamberId, filters),
      wanted.success ? getMember(actor, wanted.data) : null,
      mayLink ? countRosterLinks(actor, { chamber: chamberId }) : null,
      mayLink && wanted.success ? listCandidatesOf(actor, wanted.data) : [],
    ]),
  );
  const dues = opened ? await guarded(() => listDues(actor, chamberId, { member: opened.id }, 20)) : null;
  return (
    <RosterPart
      chamberId={chamberId}
      list={list}
      count={count}
      page={page}
      opened={opened?.chamberId === chamberId ? opened : null}
      dues={dues?.rows ?? []}
      basePath={env.basePath}
      canWrite={canWrite}
      candidates={candidates}
      links={links}
    />
  );
}
