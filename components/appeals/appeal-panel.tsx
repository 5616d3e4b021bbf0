import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { RecordPart } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Timeline } from '@/components/ui/timeline';
import type { ContactAppeal } from '@/lib/appeals/queries/get-appeal';
import type { AppealRow } from '@/lib/appeals/queries/list-appeals';
import { appealTones } from './appeal-table';

/** Appeals of a person, a firm or a project beside its record; `query` names the record for a new one. */
export async function AppealPanel({
  appeals,
  query,
  mayOpen,
}: {
  appeals: readonly AppealRow[];
  query: string;
  mayOpen: boolean;
}) {
  // messages: appeals.state.*
  const t = await getTranslations('appeals');
  return (
    <RecordPart id="appeals" title={t('desk.panel.title')}>
      {appeals.length === 0 ? <p className="note">{t('desk.panel.none')}</p> : null}
      <Timeline
        label={t('desk.panel.title')}
        items={appeals.map((appeal) => ({
          id: appeal.id,
          date: appeal.receivedOn,
          dateText: appeal.receivedOn,
          title: t(`state.${appeal.state}`),
          now: appeal.state !== 'closed',
          body: (
            <Link className="quiet-link" href={`/desk/appeals/${appeal.id}`}>
              {appeal.title}
            </Link>
          ),
          by: [appeal.unit, appeal.isLate ? t('desk.lateOn', { date: appeal.dueOn ?? '' }) : null]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      {mayOpen ? (
        <p>
          <LinkButton href={`/desk/appeals/new?${query}`}>{t('desk.new')}</LinkButton>
        </p>
      ) : null}
    </RecordPart>
  );
}

/** Below the difficulty of a contact: the appeal that it opened, or the way to open one. */
export async function DifficultyAppeal({
  contactId,
  appeal,
  isOpen,
  mayOpen,
}: {
  contactId: string;
  appeal: ContactAppeal | null;
  isOpen: boolean;
  mayOpen: boolean;
}) {
  const t = await getTranslations('appeals');
  if (appeal) {
    const text = t('desk.difficulty.standing', { number: appeal.number });
    return (
      <div className="part">
        <p className="flex flex-wrap items-baseline gap-3">
          {appeal.readable ? (
            <Link className="quiet-link" href={`/desk/appeals/${appeal.id}`}>
              {text}
            </Link>
          ) : (
            text
          )}
          <Badge tone={appealTones[appeal.state]}>{t(`state.${appeal.state}`)}</Badge>
        </p>
        {appeal.state === 'closed' ? null : <p className="note">{t('desk.difficulty.follows')}</p>}
      </div>
    );
  }
  if (!isOpen || !mayOpen) return null;
  return (
    <div className="part">
      <p className="note">{t('desk.difficulty.openNote')}</p>
      <p className="mt-2">
        <LinkButton href={`/desk/appeals/new?contact=${contactId}`}>{t('desk.difficulty.open')}</LinkButton>
      </p>
    </div>
  );
}
