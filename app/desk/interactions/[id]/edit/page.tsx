import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { InteractionForm } from '@/components/interactions/interaction-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateInteractionAction } from '@/lib/interactions/actions';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { getInteraction } from '@/lib/interactions/queries/get-interaction';
import { interactionFormValues } from '@/lib/interactions/rules-form';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { today } from '@/lib/shared/dates';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk'))('title') };
}

/** Correcting a contact, or completing a draft. */
export default async function EditInteractionPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'leader', 'filler');
  const id = uuidParam((await params).id);
  const contact = await guarded(() => getInteraction(actor, id));
  if (!contact.can.update || contact.archivedOn !== null) forbidden();
  const known = await getEtiquette(
    actor,
    contact.persons.map((person) => person.id),
  );
  const t = await getTranslations('interactions.desk');
  const ui = await getTranslations('ui');
  const name = t('record.name', { date: contact.happenedOn, channel: t(`channels.${contact.channel}`) });
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/interactions' },
          { text: name, href: `/desk/interactions/${id}` },
          { text: t('form.editTitle') },
        ]}
      />
      <PageHead title={t('form.editTitle')} note={name} />
      <InteractionForm
        action={updateInteractionAction}
        record={{ id, version: contact.version, state: contact.state, others: contact.others }}
        values={interactionFormValues(contact)}
        people={contact.persons.map((person) => ({
          value: person.id,
          text: person.name,
          ...(person.firm ? { hint: person.firm } : {}),
        }))}
        // its own contact is among the recent ones: only what the person wishes is told again
        etiquette={known.map((person) => ({
          ...person,
          crowding: [],
          open: person.open.filter((step) => step.id !== id),
        }))}
        officers={contact.officers.map((officer) => ({
          value: officer.id,
          text: officer.name,
          hint: officer.unit,
        }))}
        {...(contact.nextUser
          ? { nextUser: { value: contact.nextUser.id, text: contact.nextUser.name } }
          : {})}
        {...(contact.company ? { company: { value: contact.company.id, text: contact.company.name } } : {})}
        {...(contact.project ? { project: { value: contact.project.id, text: contact.project.name } } : {})}
        {...(contact.event ? { event: { value: contact.event.id, text: contact.event.name } } : {})}
        {...(contact.chamber ? { chamber: { value: contact.chamber.id, text: contact.chamber.name } } : {})}
        today={today()}
        basePath={env.basePath}
      />
    </div>
  );
}
