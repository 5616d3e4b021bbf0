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
    <div className="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="plain-table">
        <caption className="sr-only">{caption}</caption>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id}>
              <th scope="row" className="lead whitespace-nowrap">
                {t('version', { number: version.number })}
              </th>
              <td className="whitespace-nowrap">
                {version.validTo
                  ? t('span', { from: version.validFrom, to: version.validTo })
                  : t('from', { date: version.validFrom })}
              </td>
              <td lang="zh-CN">
                {version.text}
                {version.reason ? <span className="note block">{version.reason}</span> : null}
              </td>
              <td lang="zh-CN" className="tone-muted">
                {version.adoptedBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a version tells the counting code, in words. */
export async function DefinitionParamsList({ version }: { version: DefinitionVersionRow }) {
  const t = await getTranslations('definitions.desk');
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
