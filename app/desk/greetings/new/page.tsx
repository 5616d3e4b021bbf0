import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GreetingFormPage } from '@/components/greetings/greeting-form-page';
import { createGreetingAction } from '@/lib/greetings/actions';
import { getGreetingChoices } from '@/lib/greetings/queries/form-choices';
import { countSegment } from '@/lib/greetings/queries/get-greeting';
import { partSegment } from '@/lib/greetings/rules-form';
import { readSegment } from '@/lib/greetings/schema';
import { NewGreeting } from '@/lib/greetings/search-params';
import { getOwnOfficer } from '@/lib/interactions/queries/choices';
import { inLocale } from '@/lib/programme/schema';
import { readPublicProgramme } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { today } from '@/lib/shared/dates';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('newTitle') };
}

/** Planning a campaign; the address may name festival, year and the question of the merchants' list. */
export default async function NewGreetingPage({ searchParams }: Props) {
  const actor = await requireActor();
  const begun = NewGreeting.parse(await searchParams);
  const filters = begun.segment ? readSegment(begun.segment) : null;
  const [choices, officer, count, { profile }] = await guarded(() =>
    Promise.all([
      getGreetingChoices(actor),
      getOwnOfficer(actor),
      filters ? countSegment(actor, filters) : null,
      readPublicProgramme(),
    ]),
  );
  const t = await getTranslations('greetings.desk');
  const { fields, rest, query } = partSegment(filters);
  const year = String(begun.year ?? today().slice(0, 4));
  const own = choices.ownDays.find(({ id }) => id === begun.festival)?.name;
  // messages: greetings.desk.festivals.*
  const code =
    begun.festival && t.has(`festivals.${begun.festival}`) ? t(`festivals.${begun.festival}`) : null;
  const festival = own ?? code;
  return (
    <GreetingFormPage
      title={t('newTitle')}
      trail={[]}
      action={createGreetingAction}
      values={{
        festival: begun.festival,
        year,
        title: festival ? t('form.titleOf', { year, festival }) : null,
        channel: 'letter',
        signOff: inLocale(profile.bureau, 'zh-CN'),
        letterOn: today(),
        scope: 'segment',
        ...fields,
      }}
      choices={choices}
      rest={rest}
      query={query}
      count={count}
      {...(officer ? { officer: { value: officer.id, text: officer.name, hint: officer.unit } } : {})}
      basePath={env.basePath}
    />
  );
}
