import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea, TextField } from '@/components/forms/text-field';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { CalendarYear } from '@/lib/calendar/queries';
import { updateIndustryTagAction } from '@/lib/programme/actions';
import type { IndustryTagRow, TierRow } from '@/lib/programme/queries-parameters';
import { inLocale, type ProgrammeProfile } from '@/lib/programme/schema';
import { activeKeyId } from '@/lib/server/crypto';
import { env } from '@/lib/server/env';
import { queueCounts } from '@/lib/server/queue';
import project from '@/package.json';

/** Names and marks of the programme that this deployment serves. */
export async function ProgrammePart({ profile, isDemo }: { profile: ProgrammeProfile; isDemo: boolean }) {
  const t = await getTranslations('system.desk');
  return (
    <section className="part" aria-labelledby="programme">
      <SectionHead id="programme" title={t('programme')} />
      <DescriptionList
        facts={[
          { term: t('programmeName'), value: inLocale(profile.nameLong, 'zh-CN') },
          { term: t('region'), value: inLocale(profile.region, 'zh-CN') },
          { term: t('bureau'), value: inLocale(profile.bureau, 'zh-CN') },
          { term: t('code'), value: profile.code },
          { term: t('isDemo'), value: t(isDemo ? 'yes' : 'no') },
          { term: t('locales'), value: profile.locales.join('、') },
        ]}
      />
    </section>
  );
}

/** Steps of strength and influence with what each means (E27). */
export async function TiersPart({ tiers }: { tiers: readonly TierRow[] }) {
  // messages: system.desk.strength system.desk.influence
  const t = await getTranslations('system.desk');
  return (
    <section className="part" aria-labelledby="tiers">
      <SectionHead id="tiers" title={t('tiers')} />
      <PlainTable
        caption={t('tiersCaption')}
        hideCaption
        columns={[
          { key: 'name', label: t('tierName') },
          { key: 'criteria', label: t('criteria') },
        ]}
        rows={tiers.map((tier) => ({
          id: tier.id,
          cells: [`${t(tier.facet)} · ${tier.name}`, tier.criteria],
        }))}
      />
    </section>
  );
}

/** Industry tags with their mapping to GB/T 4754; `open` names the one that is being changed. */
export async function TagsPart({
  tags,
  open,
  canChange,
}: {
  tags: readonly IndustryTagRow[];
  open: string | undefined;
  canChange: boolean;
}) {
  const t = await getTranslations('system.desk');
  const edited = canChange ? tags.find((tag) => tag.id === open) : undefined;
  return (
    <section className="part" aria-labelledby="tags">
      <SectionHead id="tags" title={t('tags')} note={t('tagsNote')} />
      {edited ? <TagForm tag={edited} /> : null}
      <PlainTable
        caption={t('tagsCaption')}
        hideCaption
        columns={[
          { key: 'name', label: t('tagName'), ...(canChange ? { kind: 'link' as const } : {}) },
          { key: 'code', label: t('tagCode'), kind: 'muted', wideOnly: true },
          { key: 'synonyms', label: t('tagSynonyms') },
          { key: 'codes', label: t('tagCodes'), kind: 'muted' },
        ]}
        rows={tags.map((tag) => ({
          id: tag.id,
          cells: [
            canChange ? { text: tag.nameZh, href: `/desk/system?tag=${tag.id}#tags` } : tag.nameZh,
            tag.code,
            tag.synonyms.join('、'),
            tag.industryCodes.join('、'),
          ],
        }))}
      />
    </section>
  );
}

async function TagForm({ tag }: { tag: IndustryTagRow }) {
  const t = await getTranslations('system.desk');
  const labels = {
    nameZh: t('tagName'),
    nameHant: `${t('tagName')} zh-Hant`,
    nameEn: `${t('tagName')} en`,
    sortNo: t('tagSort'),
    synonyms: t('tagSynonyms'),
    industryCodes: t('tagCodes'),
  };
  return (
    <Form
      action={updateIndustryTagAction}
      label={t('tagEdit')}
      labels={labels}
      values={{
        nameZh: tag.nameZh,
        nameHant: tag.nameHant,
        nameEn: tag.nameEn,
        sortNo: String(tag.sortNo),
        synonyms: tag.synonyms.join('、'),
        industryCodes: tag.industryCodes.join('、'),
      }}
    >
      <input type="hidden" name="id" defaultValue={tag.id} />
      <div className="fields">
        <TextField name="nameZh" label={labels.nameZh} required maxLength={30} />
        <TextField name="nameHant" label={labels.nameHant} maxLength={30} />
        <TextField name="nameEn" label={labels.nameEn} maxLength={60} />
        <TextField name="sortNo" label={labels.sortNo} numeric short required />
        <TextArea
          name="synonyms"
          label={labels.synonyms}
          hint={t('synonymsHint')}
          rows={2}
          maxLength={2000}
        />
        <TextArea
          name="industryCodes"
          label={labels.industryCodes}
          hint={t('codesHint')}
          rows={2}
          maxLength={2000}
        />
      </div>
      <FormActs>
        <SubmitButton>{t('save')}</SubmitButton>
      </FormActs>
    </Form>
  );
}

/** Years of the working calendar; those that are not loaded say so. */
export async function CalendarPart({ years }: { years: readonly CalendarYear[] }) {
  const t = await getTranslations('system.desk');
  return (
    <section className="part" aria-labelledby="calendar">
      <SectionHead id="calendar" title={t('calendar')} />
      <p className="note">{t('calendarNote')}</p>
      <PlainTable
        caption={t('calendarCaption')}
        hideCaption
        columns={[
          { key: 'year', label: t('year') },
          { key: 'state', label: t('state'), kind: 'tone' },
          { key: 'workdays', label: t('workdays'), kind: 'number' },
          { key: 'holidays', label: t('holidays'), kind: 'number' },
          { key: 'adjusted', label: t('adjusted'), kind: 'number' },
        ]}
        rows={years.map((year) => ({
          id: String(year.year),
          cells: year.isLoaded
            ? [
                String(year.year),
                { text: t('loaded'), tone: 'good' as const },
                year.workdays,
                year.holidays,
                year.adjusted,
              ]
            : [
                String(year.year),
                { text: t('notLoaded', { year: String(year.year) }), tone: 'late' as const },
                null,
                null,
                null,
              ],
        }))}
      />
    </section>
  );
}

/** What runs: key id (never the key), storage, version, jobs. */
export async function RuntimePart() {
  const t = await getTranslations('system.desk');
  const jobs = await queueCounts().catch(() => []);
  return (
    <section className="part" aria-labelledby="runtime">
      <SectionHead id="runtime" title={t('runtime')} />
      <DescriptionList
        facts={[
          { term: t('version'), value: project.version },
          { term: t('keyId'), value: <code>{activeKeyId()}</code> },
          { term: t('storage'), value: t(env.S3_BUCKET ? 'storageS3' : 'storageLocal') },
          { term: t('scanner'), value: t(env.CLAMAV_HOST ? 'scannerOn' : 'scannerOff') },
        ]}
      />
      {jobs.length === 0 ? (
        <p className="note">{t('queueEmpty')}</p>
      ) : (
        <PlainTable
          caption={t('queueCaption')}
          columns={[
            { key: 'job', label: t('job') },
            { key: 'state', label: t('state') },
            { key: 'jobs', label: t('jobs'), kind: 'number' },
          ]}
          rows={jobs.map((row) => ({
            id: `${row.name}-${row.state}`,
            cells: [row.name, row.state, row.jobs],
          }))}
        />
      )}
      <p>
        <Link href="/desk/system/design">{t('design')}</Link>
      </p>
    </section>
  );
}
