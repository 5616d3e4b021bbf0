import { getTranslations } from 'next-intl/server';
import type { FormActionFn } from '@/components/forms/form-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import type { ComboOption } from '@/components/forms/combobox';
import { festivalCodes, type OwnDay } from '@/lib/greetings/rules-festivals';
import type { GreetingChannel } from '@/lib/greetings/rules';
import { GreetingForm, type GreetingFormProps } from './greeting-form';

type Choice = { id: string; name: string };

type Props = {
  title: string;
  trail: readonly { text: string; href: string }[];
  action: FormActionFn;
  record?: GreetingFormProps['record'];
  values: GreetingFormProps['values'];
  choices: {
    channels: readonly GreetingChannel[];
    hasMail: boolean;
    ownDays: readonly OwnDay[];
    templates: readonly { id: string; name: string; channel: GreetingChannel }[];
    hometowns: readonly Choice[];
    provinces: readonly Choice[];
    industries: readonly Choice[];
    strengths: readonly Choice[];
    influences: readonly Choice[];
    units: readonly Choice[];
  };
  /** filters of the list beyond the form's fields */
  rest: Readonly<Record<string, string | undefined>>;
  query: string;
  count: number | null;
  officer?: ComboOption;
  added?: readonly ComboOption[];
  takenOut?: readonly ComboOption[];
  basePath: string;
};

/** The page around the form, for a new campaign and for a draft. */
export async function GreetingFormPage(props: Props) {
  const t = await getTranslations('greetings.desk');
  const ui = await getTranslations('ui');
  const { choices } = props;
  // messages: greetings.desk.festivals.* greetings.desk.filterWords.*
  const words = Object.entries(props.rest)
    .flatMap(([name, value]) =>
      value ? [t.has(`filterWords.${name}`) ? t(`filterWords.${name}`, { value }) : value] : [],
    )
    .join('，');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/greetings' }, ...props.trail, { text: props.title }]}
      />
      <PageHead title={props.title} />
      <GreetingForm
        action={props.action}
        {...(props.record ? { record: props.record } : {})}
        values={props.values}
        festivals={[
          ...festivalCodes.map((code) => ({ value: code, text: t(`festivals.${code}`) })),
          ...choices.ownDays.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        channels={choices.channels}
        hasMail={choices.hasMail}
        templates={choices.templates}
        segment={{
          query: props.query,
          words,
          count: props.count,
          hometowns: choices.hometowns,
          provinces: choices.provinces,
          industries: choices.industries,
          strengths: choices.strengths,
          influences: choices.influences,
          units: choices.units,
        }}
        {...(props.officer ? { officer: props.officer } : {})}
        added={props.added ?? []}
        takenOut={props.takenOut ?? []}
        basePath={props.basePath}
      />
    </div>
  );
}
