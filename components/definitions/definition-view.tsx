import './definitions.css';
import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import type { DefinitionVersionRow } from '@/lib/definitions/queries';

/** Versions of a definition as people read them: since when, what, by whom, why. */
export async function DefinitionVersions({
  versions,
  caption,
  locale,
}: {
  versions: readonly DefinitionVersionRow[];
  caption: string;
  locale: string;
}) {
  const t = await getTranslations({ locale, namespace: 'definitions' });
  if (versions.length === 0) return <p className="note">{t('none')}</p>;
  return (
    <ol className="definition-versions" aria-label={caption}>
      {versions.map((version) => (
        <li key={version.id}>
          <b>{t('version', { number: version.number })}</b>
          <span>
            {version.validTo
              ? t('span', { from: version.validFrom, to: version.validTo })
              : t('from', { date: version.validFrom })}
          </span>
          <div lang="zh-CN">
            <p>{version.text}</p>
            {version.reason ? <p className="tone-muted">{version.reason}</p> : null}
          </div>
          <span lang="zh-CN" className="tone-muted">
            {version.adoptedBy}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What a version tells the counting code, in words. */
export async function DefinitionParamsList({ version }: { version: DefinitionVersionRow }) {
  const t = await getTranslations('definitions.desk');
  // messages: agreements.scopes.* receipts.desk.uses.*
  const scopes = await getTranslations('agreements.scopes');
  const r = await getTranslations('receipts.desk.uses');
  const { params } = version;
  if (params.measure === 'none') return null;
  const range =
    params.isReturn === null ? t('allProjects') : params.isReturn ? t('returnOnly') : t('notReturn');
  return (
    <DescriptionList
      wide
      facts={[
        { term: t('state'), value: t('stateText') },
        { term: t('isReturn'), value: range },
        { term: t('scopes'), value: params.scopes.map((scope) => scopes(scope)).join('、') },
        { term: t('uses'), value: params.uses.map((use) => r(use)).join('、') },
        { term: t('estimates'), value: params.withEstimates ? t('withEstimates') : t('withoutEstimates') },
        {
          term: t('rounding'),
          value: t('roundingText', { places: params.places, mode: t(`modes.${params.rounding}`) }),
        },
      ]}
    />
  );
}
