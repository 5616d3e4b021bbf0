import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { MultiCombobox } from '@/components/forms/multi-combobox';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordPart } from '@/components/layout/record-page';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { Notice } from '@/components/ui/notice';
import { inviteMerchantsAction } from '@/lib/events/actions-people';
import type { InvitePreview } from '@/lib/events/queries/invitees';

type Choice = { id: string; name: string };
type Asked = Readonly<Record<string, string | undefined>>;
type Props = {
  eventId: string;
  /** the question as the address has it, and as the command reads it */
  asked: Asked;
  query: string;
  ids: string;
  preview: InvitePreview | null;
  most: number;
  choices: Record<'hometown' | 'residence' | 'industry' | 'unit', readonly Choice[]>;
  basePath: string;
};

/** By the ledger's conditions: the numbers first, then the list. */
export async function InviteByQuestion(props: Props) {
  // messages: events.desk.invite.*
  const { asked, preview, eventId } = props;
  const t = await getTranslations('events.desk.invite');
  const ui = await getTranslations('ui');
  const path = `/desk/events/${eventId}/invite`;
  const clear = (name: string) => {
    const kept = Object.entries(asked).flatMap(([key, value]) =>
      key !== name && value ? [[key, value]] : [],
    );
    return kept.length > 0 ? `${path}?${new URLSearchParams(kept).toString()}` : path;
  };
  const one = (name: keyof Props['choices']): FilterChip => ({
    name,
    label: t(name),
    value: asked[name]
      ? (props.choices[name].find(({ id }) => id === asked[name])?.name.trim() ?? '…')
      : null,
    clearHref: clear(name),
    input: {
      kind: 'one',
      options: props.choices[name].map(({ id, name: text }) => ({ value: id, text, on: id === asked[name] })),
    },
  });
  return (
    <RecordPart id="question" title={t('byQuestion')}>
      <FilterChips
        action={`${props.basePath}${path}`}
        keep={Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
        texts={{
          any: ui('filter.any'),
          apply: ui('filter.apply'),
          clear: ui.raw('filter.clear'),
          from: ui('filter.from'),
          to: ui('filter.to'),
          label: ui('filter.label'),
        }}
        chips={[
          ...(['hometown', 'residence', 'industry', 'unit'] as const).map(one),
          {
            name: 'key',
            label: t('key'),
            value: asked['key'] ? t('keyOnly') : null,
            clearHref: clear('key'),
            input: { kind: 'one', options: [{ value: '1', text: t('keyOnly'), on: asked['key'] === '1' }] },
          },
          {
            name: 'q',
            label: t('q'),
            value: asked['q'] ?? null,
            clearHref: clear('q'),
            input: { kind: 'text', ...(asked['q'] ? { value: asked['q'] } : {}) },
          },
        ]}
      />
      {preview ? <Preview {...props} preview={preview} /> : null}
    </RecordPart>
  );
}

async function Preview({ eventId, query, ids, preview, most }: Props & { preview: InvitePreview }) {
  // messages: events.desk.invite.reason.*
  const t = await getTranslations('events.desk.invite');
  if (preview.isTooMany) return <Notice tone="warn">{t('tooMany', { most })}</Notice>;
  return (
    <div className="mt-4 grid gap-3">
      <p>
        {t('asked', { count: preview.asked })} · <b>{t('ready', { count: preview.ready })}</b>
      </p>
      {preview.leftOut.length > 0 ? (
        <ul className="note grid gap-1">
          {preview.leftOut.map(({ reason, count }) => (
            <li key={reason}>
              {t('leftOut', { count })} · {t(`reason.${reason}`)}
            </li>
          ))}
        </ul>
      ) : null}
      {preview.ready > 0 ? (
        <Form action={inviteMerchantsAction} label={t('byQuestion')} labels={{ query: t('byQuestion') }}>
          <input type="hidden" name="id" value={eventId} />
          <input type="hidden" name="query" value={query} />
          <input type="hidden" name="ids" value={ids} />
          <div>
            <SubmitButton>{t('do', { count: preview.ready })}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </div>
  );
}

/** One by one, by name. */
export async function InviteByHand({ eventId, basePath }: { eventId: string; basePath: string }) {
  const t = await getTranslations('events.desk.invite');
  return (
    <RecordPart id="hand" title={t('byHand')}>
      <Form action={inviteMerchantsAction} label={t('byHand')} labels={{ merchantIds: t('people') }}>
        <input type="hidden" name="id" value={eventId} />
        <MultiCombobox
          name="merchantIds"
          label={t('people')}
          hint={t('peopleHint')}
          required
          searchUrl={`${basePath}/api/desk/merchants`}
          most={200}
        />
        <div>
          <SubmitButton look="line">{t('add')}</SubmitButton>
        </div>
      </Form>
    </RecordPart>
  );
}
