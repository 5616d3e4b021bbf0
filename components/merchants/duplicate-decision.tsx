import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { RecordPart } from '@/components/layout/record-page';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { markNotSameAction, reopenDuplicateAction } from '@/lib/merchants/actions';
import type { DuplicateRow, PairSide } from '@/lib/merchants/queries/list-duplicates';
import { reasonWords } from './duplicate-table';

type Pair = DuplicateRow & { version: number; can: { decide: boolean } };

/** Why two records are held for one person, and what was decided. */
export async function DuplicateFactsPart({ pair }: { pair: Pair }) {
  const t = await getTranslations('merchants.desk.duplicates');
  const reasons = await reasonWords();
  return (
    <RecordPart id="why" title={t('why')}>
      <DescriptionList
        facts={[
          {
            term: t('column.level'),
            value: t('score', { level: t(`level.${pair.level}`), score: pair.score }),
          },
          { term: t('column.reasons'), value: reasons(pair) },
          { term: t('column.on'), value: pair.foundOn },
        ]}
      />
      <p className="note">{t('weights')}</p>
      <div className="grid gap-3">
        {[pair.a, pair.b].map((person) => (
          <PersonLine key={person.id} person={person} />
        ))}
      </div>
      {pair.state === 'open' ? null : (
        <Notice tone={pair.state === 'merged' ? 'good' : 'info'}>
          {t(`decided.${pair.state}`, {
            on: pair.decidedOn ?? '',
            by: pair.decidedBy ?? '',
            reason: pair.decidedReason ?? '',
          })}
        </Notice>
      )}
    </RecordPart>
  );
}

async function PersonLine({ person }: { person: PairSide }) {
  const t = await getTranslations('merchants.desk.duplicates');
  return (
    <p>
      <LinkButton href={`/desk/merchants/${person.id}`}>{t('open', { name: person.name })}</LinkButton>{' '}
      <span className="note">
        {[person.fileNo, person.hometown, person.unit].filter(Boolean).join(' · ')}
      </span>
    </p>
  );
}

/** Two persons after all, or to be looked at again: with a reason that stays. */
export async function DuplicateDecision({ pair }: { pair: Pair }) {
  const t = await getTranslations('merchants.desk.duplicates');
  if (!pair.can.decide) return null;
  // messages: merchants.desk.duplicates.again.* merchants.desk.duplicates.notSame.*
  const key = pair.state === 'not_same' ? 'again' : 'notSame';
  return (
    <RecordPart id="decide" title={t(`${key}.title`)}>
      <Form
        action={pair.state === 'not_same' ? reopenDuplicateAction : markNotSameAction}
        label={t(`${key}.title`)}
        labels={{ reason: t(`${key}.reason`) }}
        version={pair.version}
      >
        <input type="hidden" name="id" value={pair.id} />
        <p className="note">{t(`${key}.note`)}</p>
        <TextField name="reason" label={t(`${key}.reason`)} required maxLength={200} />
        <FormActs>
          <SubmitButton look="line">{t(`${key}.act`)}</SubmitButton>
        </FormActs>
      </Form>
    </RecordPart>
  );
}
