import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { saveTermAction } from '@/lib/chambers/actions';
import type { TermDetail } from '@/lib/chambers/queries/get-chamber';
import { memberRanks } from '@/lib/chambers/rules';

const SPARE_LINES = 3;
type Props = {
  chamberId: string;
  term: TermDetail | null;
  nextNumber: number;
  members: readonly { id: string; name: string }[];
};

/** A term with its offices in order; three spare lines at the end. Folded until it is needed. */
export async function TermForm({ chamberId, term, nextNumber, members }: Props) {
  const t = await getTranslations('chambers');
  const c = await getTranslations('words');
  // messages: chambers.rank.*
  const title = term ? t('desk.terms1.change', { number: term.number }) : t('desk.terms1.add');
  const label = {
    number: t('desk.terms1.number'),
    electedOn: t('desk.terms1.electedOn'),
    endsOn: t('desk.terms1.endsOn'),
    offices: t('desk.terms'),
  };
  const lines = [...(term?.offices ?? []), ...Array.from({ length: SPARE_LINES }, () => null)];
  return (
    <details>
      <summary className="inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4">
        {title}
      </summary>
      <Form
        action={saveTermAction}
        label={title}
        labels={label}
        values={{
          number: String(term?.number ?? nextNumber),
          electedOn: term?.electedOn,
          endsOn: term?.endsOn,
        }}
      >
        <input type="hidden" name="chamberId" value={chamberId} />
        {term ? <input type="hidden" name="id" value={term.id} /> : null}
        <TextField name="number" label={label.number} required numeric short />
        <TextField name="electedOn" label={label.electedOn} hint={t('hint.day')} maxLength={10} short />
        <TextField name="endsOn" label={label.endsOn} maxLength={10} short />
        {lines.map((office, index) => (
          <fieldset key={office?.id ?? `new-${index}`} className="field-row">
            <legend className="sr-only">{t('desk.terms1.line', { number: index + 1 })}</legend>
            <Select
              name={`offices.${index}.rank`}
              label={t('desk.terms1.rank')}
              emptyText={t('desk.terms1.pick')}
              options={memberRanks.map((rank) => ({ value: rank, text: t(`rank.${rank}`) }))}
              {...(office ? { defaultValue: office.rank } : {})}
            />
            <Select
              name={`offices.${index}.membershipId`}
              label={t('desk.terms1.member')}
              emptyText={t('desk.terms1.vacant')}
              options={members.map(({ id, name }) => ({ value: id, text: name }))}
              {...(office?.membershipId ? { defaultValue: office.membershipId } : {})}
            />
            <TextField
              name={`offices.${index}.holderText`}
              label={t('desk.terms1.holder')}
              maxLength={60}
              {...(office?.holderText ? { defaultValue: office.holderText } : {})}
            />
          </fieldset>
        ))}
        <SubmitButton>{c('save')}</SubmitButton>
      </Form>
    </details>
  );
}
