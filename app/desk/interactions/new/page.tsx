import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { z } from 'zod';
import { InteractionForm } from '@/components/interactions/interaction-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createInteractionAction } from '@/lib/interactions/actions';
import { canLogInteractions } from '@/lib/interactions/policy';
import { getFilterNames, getOwnOfficer } from '@/lib/interactions/queries/choices';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { addressField } from '@/lib/shared/zod-fields';
import { today } from '@/lib/shared/dates';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Begun = z.object({
  merchant: addressField(z.uuid()),
  company: addressField(z.uuid()),
  project: addressField(z.uuid()),
  chamber: addressField(z.uuid()),
  event: addressField(z.uuid()),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk.form'))('createTitle') };
}

/** Writing a contact down, on a phone in a few touches; the address may name person, firm, project, chamber and event. */
export default async function NewInteractionPage({ searchParams }: Props) {
  const actor = await requireActor();
  if (!canLogInteractions(actor)) forbidden();
  const begun = Begun.parse(await searchParams);
  const [people, own, names] = await guarded(() =>
    Promise.all([
      getEtiquette(actor, begun.merchant ? [begun.merchant] : []),
      getOwnOfficer(actor),
      getFilterNames(actor, {
        company: begun.company,
        project: begun.project,
        chamber: begun.chamber,
        event: begun.event,
      }),
    ]),
  );
  const t = await getTranslations('interactions.desk');
  const ui = await getTranslations('ui');
  const [person] = people;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/interactions' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} note={person?.name} />
      <InteractionForm
        action={createInteractionAction.bind(null, person?.id ?? null)}
        values={{ happenedOn: today(), outcome: 'reached', channel: person?.preferredChannel ?? 'phone' }}
        people={people.map(({ id, name, firm }) => ({
          value: id,
          text: name,
          ...(firm ? { hint: firm } : {}),
        }))}
        etiquette={people}
        officers={own ? [{ value: own.id, text: own.name, hint: own.unit }] : []}
        {...(own ? { nextUser: { value: own.id, text: own.name, hint: own.unit } } : {})}
        {...(begun.company && names.company
          ? { company: { value: begun.company, text: names.company } }
          : {})}
        {...(begun.project && names.project
          ? { project: { value: begun.project, text: names.project } }
          : {})}
        {...(begun.chamber && names.chamber
          ? { chamber: { value: begun.chamber, text: names.chamber } }
          : {})}
        {...(begun.event && names.event ? { event: { value: begun.event, text: names.event } } : {})}
        today={today()}
        basePath={env.basePath}
      />
    </div>
  );
}
