import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DifficultyAppeal } from '@/components/appeals/appeal-panel';
import { InteractionArchive } from '@/components/interactions/interaction-acts';
import {
  InteractionDifficulty,
  InteractionFacts,
  InteractionNext,
  InteractionPapers,
} from '@/components/interactions/interaction-facts';
import { InteractionHistory } from '@/components/interactions/interaction-history';
import { RecordPage } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { canOpenAppeals } from '@/lib/appeals/policy';
import { findAppealOfContact } from '@/lib/appeals/queries/get-appeal';
import { getInteraction, getInteractionHistory } from '@/lib/interactions/queries/get-interaction';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk'))('title') };
}

/** One contact: what was said on the left with the next step and the difficulty, what happened to the record on the right. */
export default async function InteractionRecordPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const id = uuidParam((await params).id);
  const [contact, history, appeal] = await guarded(() =>
    Promise.all([
      getInteraction(actor, id),
      getInteractionHistory(actor, id),
      findAppealOfContact(actor, id),
    ]),
  );
  const t = await getTranslations('interactions.desk');
  const isDraft = contact.state === 'draft';
  const isStanding = contact.archivedOn === null;
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/interactions' }]}
      name={t('record.name', {
        date: [contact.happenedOn, contact.happenedAt].filter(Boolean).join(' '),
        channel: t(`channels.${contact.channel}`),
      })}
      isSample={contact.isSample}
      note={
        <>
          <Badge tone={isDraft ? 'warn' : 'muted'}>{t(`states.${contact.state}`)}</Badge> {contact.unit}
        </>
      }
      acts={
        contact.can.update ? (
          <>
            {isStanding ? (
              <LinkButton
                href={`/desk/interactions/${id}/edit`}
                hotkey="E"
                {...(isDraft ? { look: 'primary' as const } : {})}
              >
                {t(isDraft ? 'record.completeIt' : 'record.edit')}
              </LinkButton>
            ) : null}
            <InteractionArchive contact={contact} />
          </>
        ) : null
      }
      aside={<InteractionHistory history={history} />}
    >
      {isStanding ? null : (
        <Notice tone="warn">
          {t('record.archived', { date: contact.archivedOn ?? '', reason: contact.archivedReason ?? '' })}
        </Notice>
      )}
      {isDraft && isStanding ? <Notice tone="info">{t('record.draftNotice')}</Notice> : null}
      <InteractionFacts contact={contact} />
      <InteractionNext contact={contact} />
      <InteractionDifficulty contact={contact} isElsewhere={appeal !== null && appeal.state !== 'closed'}>
        <DifficultyAppeal
          contactId={id}
          appeal={appeal}
          isOpen={contact.difficultyState === 'open' && isStanding}
          mayOpen={canOpenAppeals(actor)}
        />
      </InteractionDifficulty>
      <InteractionPapers contact={contact} basePath={env.basePath} />
    </RecordPage>
  );
}
