import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { GreetingFormPage } from '@/components/greetings/greeting-form-page';
import { updateGreetingAction } from '@/lib/greetings/actions';
import { getGreetingChoices } from '@/lib/greetings/queries/form-choices';
import { countSegment, getGreeting } from '@/lib/greetings/queries/get-greeting';
import { greetingFormValues, partSegment } from '@/lib/greetings/rules-form';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('editTitle') };
}

/** Changing a draft. */
export default async function EditGreetingPage({ params }: Props) {
  const actor = await requireActor('clerk', 'chief', 'filler');
  const id = uuidParam((await params).id);
  const greeting = await guarded(() => getGreeting(actor, id));
  if (!greeting.can.update) forbidden();
  const [choices, count] = await guarded(() =>
    Promise.all([getGreetingChoices(actor), greeting.segment ? countSegment(actor, greeting.segment) : null]),
  );
  const t = await getTranslations('greetings.desk');
  const { rest, query } = partSegment(greeting.segment);
  const options = (people: readonly { id: string; name: string }[]) =>
    people.map((person) => ({ value: person.id, text: person.name }));
  return (
    <GreetingFormPage
      title={t('editTitle')}
      trail={[{ text: greeting.title, href: `/desk/greetings/${id}` }]}
      action={updateGreetingAction}
      record={{ id, version: greeting.version }}
      values={greetingFormValues(greeting)}
      choices={choices}
      rest={rest}
      query={query}
      count={count}
      officer={{ value: greeting.officer.id, text: greeting.officer.name }}
      added={options(greeting.added)}
      takenOut={options(greeting.takenOut)}
      basePath={env.basePath}
    />
  );
}
