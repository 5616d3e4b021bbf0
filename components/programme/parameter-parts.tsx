import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PlainTable } from '@/components/tables/plain-table';
import { SectionHead } from '@/components/ui/page-head';
import type { IndustryTagRow, TierRow } from '@/lib/programme/queries-parameters';
import { RetireForm, TagForm, TierForm } from './parameter-forms';

type PartProps<T> = { rows: readonly T[]; open: string | undefined; canChange: boolean };

/** Steps of strength and influence with what each means (E27); `open` names the one that is being changed, or `new`. */
export async function TiersPart({ rows, open, canChange }: PartProps<TierRow>) {
  // messages: system.desk.strength system.desk.influence
  const t = await getTranslations('system.desk');
  const edited = canChange ? rows.find((row) => row.id === open) : undefined;
  return (
    <section className="part" aria-labelledby="tiers">
      <SectionHead id="tiers" title={t('tiers')} note={t('tiersNote')} />
      {canChange && open === 'new' ? <TierForm tier={null} /> : null}
      {edited ? (
        <>
          <TierForm key={edited.version} tier={edited} />
          <RetireForm key={`r${edited.version}`} row={edited} table="tier" />
        </>
      ) : null}
      <PlainTable
        caption={t('tiersCaption')}
        hideCaption
        columns={[
          { key: 'name', label: t('tierName'), ...(canChange ? { kind: 'link' as const } : {}) },
          { key: 'criteria', label: t('criteria') },
          { key: 'synonyms', label: t('tagSynonyms'), kind: 'muted', wideOnly: true },
          { key: 'state', label: t('state'), kind: 'muted' },
        ]}
        rows={rows.map((tier) => {
          const name = `${t(tier.facet)} · ${tier.nameZh}`;
          return {
            id: tier.id,
            cells: [
              canChange ? { text: name, href: `/desk/system?tier=${tier.id}#tiers` } : name,
              tier.criteria,
              tier.synonyms.join('、'),
              t(tier.isRetired ? 'retired' : 'inUse'),
            ],
          };
        })}
      />
      {canChange ? (
        <p className="mt-3">
          <Link className="btn" href="/desk/system?tier=new#tiers">
            {t('newTier')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}

/** Industry tags with their mapping to GB/T 4754; `open` names the one that is being changed, or `new`. */
export async function TagsPart({ rows, open, canChange }: PartProps<IndustryTagRow>) {
  const t = await getTranslations('system.desk');
  const edited = canChange ? rows.find((row) => row.id === open) : undefined;
  return (
    <section className="part" aria-labelledby="tags">
      <SectionHead id="tags" title={t('tags')} note={t('tagsNote')} />
      {canChange && open === 'new' ? <TagForm tag={null} /> : null}
      {edited ? (
        <>
          <TagForm key={edited.version} tag={edited} />
          <RetireForm key={`r${edited.version}`} row={edited} table="tag" />
        </>
      ) : null}
      <PlainTable
        caption={t('tagsCaption')}
        hideCaption
        columns={[
          { key: 'name', label: t('tagName'), ...(canChange ? { kind: 'link' as const } : {}) },
          { key: 'code', label: t('tagCode'), kind: 'muted', wideOnly: true },
          { key: 'synonyms', label: t('tagSynonyms') },
          { key: 'codes', label: t('tagCodes'), kind: 'muted' },
          { key: 'state', label: t('state'), kind: 'muted' },
        ]}
        rows={rows.map((tag) => ({
          id: tag.id,
          cells: [
            canChange ? { text: tag.nameZh, href: `/desk/system?tag=${tag.id}#tags` } : tag.nameZh,
            tag.code,
            tag.synonyms.join('、'),
            tag.industryCodes.join('、'),
            t(tag.isRetired ? 'retired' : 'inUse'),
          ],
        }))}
      />
      {canChange ? (
        <p className="mt-3">
          <Link className="btn" href="/desk/system?tag=new#tags">
            {t('newTag')}
          </Link>
        </p>
      ) : null}
    </section>
  );
}
