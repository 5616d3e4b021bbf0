import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PaperList } from '@/components/files/paper-list';
import { RemovePaper } from '@/components/files/remove-paper';
import { RecordPart } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { finishNextStepAction, removeInteractionPaperAction } from '@/lib/interactions/actions';
import type { InteractionDetail } from '@/lib/interactions/queries/get-interaction';
import { formatWan } from '@/lib/shared/money';
import { FinishNext, SettleForm } from './interaction-acts';

/** Facts of a contact: whom, how, what was said, what came of it. */
export async function InteractionFacts({ contact }: { contact: InteractionDetail }) {
  const t = await getTranslations('interactions.desk');
  const c = await getTranslations('words');
  return (
    <>
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            { term: t('record.persons'), value: await People({ contact }) },
            {
              term: t('field.companyId'),
              value: contact.company && (
                <Link href={`/desk/companies/${contact.company.id}`}>{contact.company.name}</Link>
              ),
            },
            {
              term: t('field.officerIds'),
              value: contact.officers
                .map(({ name, unit }) => t('record.officerLine', { name, unit }))
                .join('、'),
            },
            ...optional(t('field.leaderText'), contact.leaderText),
            ...optional(t('field.attendeesText'), contact.attendeesText),
            ...optional(t('field.place'), contact.place),
            {
              term: t('field.outcome'),
              value: contact.outcome && t(`outcomes.${contact.outcome}`),
            },
            ...optional(
              t('field.amountWan'),
              contact.amountWan && t('record.amount', { amount: formatWan(contact.amountWan) }),
            ),
            ...optional(
              t('field.projectId'),
              contact.project && (
                <Link href={`/desk/projects/${contact.project.id}`}>{contact.project.name}</Link>
              ),
            ),
            ...optional(
              t('field.chamberId'),
              contact.chamber && (
                <Link href={`/desk/chambers/${contact.chamber.id}`}>{contact.chamber.name}</Link>
              ),
            ),
            ...optional(
              t('field.eventId'),
              contact.event && <Link href={`/desk/events/${contact.event.id}`}>{contact.event.name}</Link>,
            ),
            ...optional(
              t('field.answersRequest'),
              contact.answersRequest && t('record.onRequest', { reason: contact.requestReason ?? '' }),
            ),
          ]}
        />
      </RecordPart>
      <RecordPart id="summary" title={t('record.summary')}>
        {contact.subject ? <p className="font-semibold">{contact.subject}</p> : null}
        <p className="whitespace-pre-wrap">{contact.summary ?? t('record.noSummary')}</p>
      </RecordPart>
    </>
  );
}

const optional = (term: string, value: React.ReactNode) => (value ? [{ term, value }] : []);

async function People({ contact }: { contact: InteractionDetail }) {
  const t = await getTranslations('interactions.desk.record');
  if (contact.persons.length === 0 && contact.others === 0) return null;
  return (
    <ul className="grid gap-1">
      {contact.persons.map((person) => (
        <li key={person.id}>
          <Link href={`/desk/merchants/${person.id}`}>{person.name}</Link>
          {person.firm ? <span className="note"> {person.firm}</span> : null}
        </li>
      ))}
      {contact.others > 0 ? <li className="note">{t('others', { count: contact.others })}</li> : null}
    </ul>
  );
}

/** The agreed next step with the two ways to end it: write the contact down, or tick it off. */
export async function InteractionNext({ contact }: { contact: InteractionDetail }) {
  const t = await getTranslations('interactions.desk.record');
  if (contact.nextOn === null) return null;
  const isOpen = contact.nextDoneOn === null;
  const [person] = contact.persons;
  const query = person
    ? `merchant=${person.id}`
    : contact.company
      ? `company=${contact.company.id}`
      : contact.chamber
        ? `chamber=${contact.chamber.id}`
        : null;
  return (
    <RecordPart id="next" title={t('next')}>
      <p className="flex flex-wrap items-baseline gap-3">
        <b className="figures">{contact.nextOn}</b>
        <span>{contact.nextText}</span>
        {contact.nextUser ? (
          <span className="note">{t('nextUser', { name: contact.nextUser.name })}</span>
        ) : null}
        {contact.isNextLate ? <Badge tone="late">{t('nextLate')}</Badge> : null}
        {contact.nextDoneOn ? (
          <span className="note">{t('nextDone', { date: contact.nextDoneOn })}</span>
        ) : null}
      </p>
      {isOpen && contact.can.update && contact.archivedOn === null ? (
        <div className="flex flex-wrap gap-3">
          {query ? <LinkButton href={`/desk/interactions/new?${query}`}>{t('logNext')}</LinkButton> : null}
          <FinishNext
            action={finishNextStepAction}
            id={contact.id}
            version={contact.version}
            text={t('finishNext')}
          />
        </div>
      ) : null}
    </RecordPart>
  );
}

/**
 * The difficulty that was raised, and how it was settled or the form that settles it; `isElsewhere`: it is settled with
 * the matter that it opened, which `children` tell of.
 */
export async function InteractionDifficulty({
  contact,
  isElsewhere,
  children,
}: {
  contact: InteractionDetail;
  isElsewhere: boolean;
  children: React.ReactNode;
}) {
  const t = await getTranslations('interactions.desk');
  if (contact.difficulty === null || contact.difficultyState === null) return null;
  const isOpen = contact.difficultyState === 'open';
  return (
    <RecordPart
      id="difficulty"
      title={t('record.difficulty')}
      note={<Badge tone={isOpen ? 'warn' : 'good'}>{t(`difficultyStates.${contact.difficultyState}`)}</Badge>}
    >
      <p className="whitespace-pre-wrap">{contact.difficulty}</p>
      {contact.difficultySettledOn ? (
        <p className="note">
          {t('record.settledOn', { date: contact.difficultySettledOn, note: contact.difficultyNote ?? '' })}
        </p>
      ) : null}
      {children}
      {isOpen && !isElsewhere && contact.can.update && contact.archivedOn === null ? (
        <SettleForm id={contact.id} version={contact.version} />
      ) : null}
    </RecordPart>
  );
}

/** Papers of a contact. */
export async function InteractionPapers({
  contact,
  basePath,
}: {
  contact: InteractionDetail;
  basePath: string;
}) {
  const t = await getTranslations('interactions.desk.record');
  const mayRemove = contact.can.update && contact.archivedOn === null;
  return (
    <RecordPart id="files" title={t('files')}>
      {contact.files.length === 0 ? <p className="note">{t('noFiles')}</p> : null}
      <PaperList
        files={contact.files}
        basePath={basePath}
        act={(file) =>
          mayRemove ? (
            <RemovePaper
              action={removeInteractionPaperAction}
              id={contact.id}
              version={contact.version}
              attachmentId={file.id}
              text={t('remove')}
              label={t('removeNamed', { name: file.fileName })}
            />
          ) : null
        }
      />
    </RecordPart>
  );
}
