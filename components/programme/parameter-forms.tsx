import { getTranslations } from 'next-intl/server';
import { Select } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import {
  createIndustryTagAction,
  createTierAction,
  retireIndustryTagAction,
  retireTierAction,
  updateIndustryTagAction,
  updateTierAction,
} from '@/lib/programme/actions';
import type { IndustryTagRow, TierRow } from '@/lib/programme/queries-parameters';

type Names = { nameZh: string; nameHant: string; nameEn: string; sortNo: string; synonyms: string };

const valuesOf = (row: IndustryTagRow | TierRow) => ({
  nameZh: row.nameZh,
  nameHant: row.nameHant,
  nameEn: row.nameEn,
  sortNo: String(row.sortNo),
  synonyms: row.synonyms.join('、'),
});

async function namesOf(): Promise<Names> {
  const t = await getTranslations('system.desk');
  return {
    nameZh: t('tagName'),
    nameHant: t('nameHant'),
    nameEn: t('nameEn'),
    sortNo: t('tagSort'),
    synonyms: t('tagSynonyms'),
  };
}

async function NameFields({ labels }: { labels: Names }) {
  const t = await getTranslations('system.desk');
  return (
    <>
      <TextField name="nameZh" label={labels.nameZh} required maxLength={30} />
      <TextField name="nameHant" label={labels.nameHant} maxLength={30} />
      <TextField name="nameEn" label={labels.nameEn} maxLength={60} />
      <TextField name="sortNo" label={labels.sortNo} numeric short required />
      <TextArea name="synonyms" label={labels.synonyms} hint={t('synonymsHint')} rows={2} maxLength={2000} />
    </>
  );
}

/** A new industry tag, or the change of one. */
export async function TagForm({ tag }: { tag: IndustryTagRow | null }) {
  const t = await getTranslations('system.desk');
  const labels = { ...(await namesOf()), code: t('tagCode'), industryCodes: t('tagCodes') };
  return (
    <Form
      action={tag ? updateIndustryTagAction : createIndustryTagAction}
      label={t(tag ? 'tagEdit' : 'newTag')}
      labels={labels}
      values={tag ? { ...valuesOf(tag), industryCodes: tag.industryCodes.join('、') } : { sortNo: '100' }}
      {...(tag ? { version: tag.version } : {})}
    >
      {tag ? (
        <input type="hidden" name="id" defaultValue={tag.id} />
      ) : (
        <TextField name="code" label={labels.code} hint={t('tagCodeHint')} required maxLength={31} short />
      )}
      <NameFields labels={labels} />
      <TextArea
        name="industryCodes"
        label={labels.industryCodes}
        hint={t('codesHint')}
        rows={2}
        maxLength={2000}
      />
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** A new step of strength or influence, or the change of one. */
export async function TierForm({ tier }: { tier: TierRow | null }) {
  // messages: system.desk.strength system.desk.influence
  const t = await getTranslations('system.desk');
  const labels = { ...(await namesOf()), facet: t('tierFacet'), code: t('tagCode'), criteria: t('criteria') };
  return (
    <Form
      action={tier ? updateTierAction : createTierAction}
      label={t(tier ? 'tierEdit' : 'newTier')}
      labels={labels}
      values={tier ? { ...valuesOf(tier), criteria: tier.criteria } : { sortNo: '100' }}
      {...(tier ? { version: tier.version } : {})}
    >
      {tier ? (
        <input type="hidden" name="id" defaultValue={tier.id} />
      ) : (
        <>
          <Select
            name="facet"
            label={labels.facet}
            required
            options={(['strength', 'influence'] as const).map((value) => ({ value, text: t(value) }))}
            emptyText={t('pick')}
          />
          <TextField name="code" label={labels.code} hint={t('tierCodeHint')} required maxLength={20} short />
        </>
      )}
      <NameFields labels={labels} />
      <TextArea name="criteria" label={labels.criteria} hint={t('criteriaHint')} rows={2} maxLength={400} />
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Out of use, or back into it, with the reason. */
export async function RetireForm({ row, table }: { row: IndustryTagRow | TierRow; table: 'tag' | 'tier' }) {
  const t = await getTranslations('system.desk');
  const text = t(row.isRetired ? 'restore' : 'retire');
  return (
    <Form
      action={table === 'tag' ? retireIndustryTagAction : retireTierAction}
      label={text}
      labels={{ reason: t('retireReason') }}
      version={row.version}
    >
      <input type="hidden" name="id" defaultValue={row.id} />
      <input type="hidden" name="to" defaultValue={row.isRetired ? 'used' : 'retired'} />
      <TextField name="reason" label={t('retireReason')} hint={t('retireNote')} required maxLength={200} />
      <div>
        <SubmitButton look={row.isRetired ? 'line' : 'danger'}>{text}</SubmitButton>
      </div>
    </Form>
  );
}
