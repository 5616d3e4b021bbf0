import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DescriptionList } from '@/components/ui/description-list';
import { ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { groupDigits } from '@/components/tables/cells';
import type { CompanyDetail } from '@/lib/companies/queries/get-company';

/** Facts of a firm and the codes it has had. */
export async function CompanyFacts({ company }: { company: CompanyDetail }) {
  const t = await getTranslations('companies.desk');
  const c = await getTranslations('words');
  const capital = company.registeredCapitalWan;
  return (
    <>
      <section className="part" aria-labelledby="facts">
        <SectionHead id="facts" title={t('facts')} />
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            {
              term: t('field.creditCode'),
              value: company.creditCode && <span className="figures">{company.creditCode}</span>,
            },
            { term: t('field.shortName'), value: company.shortName },
            {
              term: t('field.industryTagId'),
              value: [
                company.industry,
                [company.industryCode, company.industryName].filter(Boolean).join(' '),
              ]
                .filter(Boolean)
                .join(' · '),
            },
            { term: t('field.mainBusiness'), value: company.mainBusiness },
            {
              term: t('field.registeredCapitalWan'),
              value: capital && `${groupDigits(capital)} ${c('wan')}`,
            },
            { term: t('field.registeredOn'), value: company.registeredOn },
            {
              term: t('group.parent'),
              value: company.parent && (
                <Link href={`/desk/companies/${company.parent.id}`}>{company.parent.name}</Link>
              ),
            },
            { term: t('field.placeId'), value: company.place ?? company.placeText },
            { term: t('field.address'), value: company.address },
            { term: t('field.ownerUnitId'), value: company.unit },
            { term: t('field.note'), value: company.note },
          ]}
        />
      </section>
      <CompanySize company={company} />
      <CompanyRankings company={company} />
      <CompanyGroup company={company} />
      {company.codes.length > 0 ? (
        <section className="part" aria-labelledby="codes">
          <SectionHead id="codes" title={t('codes')} />
          <ul className="plain-list">
            {company.codes.map((code) => (
              <li key={code.id}>
                <span className="figures">{code.creditCode}</span>{' '}
                <span className="note">
                  {[
                    code.validFrom && t('codeFrom', { date: code.validFrom }),
                    code.validTo ? t('codeUntil', { date: code.validTo }) : t('codeNow'),
                    code.reason,
                  ]
                    .filter(Boolean)
                    .join('，')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** Stated figures and the size class that follows from them, or why none does. */
async function CompanySize({ company }: { company: CompanyDetail }) {
  // messages: companies.desk.figureKinds.* companies.desk.figureUnits.* companies.desk.qualifier.* companies.desk.size.*
  const t = await getTranslations('companies.desk');
  const c = await getTranslations('words');
  const names = (kinds: readonly string[]) => kinds.map((kind) => t(`figureKinds.${kind}`)).join('、');
  const { size } = company;
  const told = size.known
    ? t('size.line', { size: t(`size.${size.size}`), by: names(size.by) })
    : t('size.unknown', {
        why:
          size.why === 'missing'
            ? t('size.missing', { figures: names(size.missing) })
            : t(`size.${size.why}`),
      });
  return (
    <section className="part" aria-labelledby="size">
      <SectionHead id="size" title={t('size.title')} />
      <p>{told}</p>
      <DescriptionList
        wide
        emptyText={c('none')}
        facts={company.figures.map(({ kind, value, qualifier, original, asOf }) => ({
          term: t(`figureKinds.${kind}`),
          value: value
            ? `${qualifier === 'exact' ? '' : t(`qualifier.${qualifier}`)}${groupDigits(value)} ${t(`figureUnits.${kind}`)}（${[original, asOf].filter(Boolean).join('，')}）`
            : original,
        }))}
      />
      <p className="note">{t('size.rule')}</p>
    </section>
  );
}

/** Places in the lists of the years, the newest first. */
async function CompanyRankings({ company }: { company: CompanyDetail }) {
  // messages: companies.desk.rankingKinds.*
  const t = await getTranslations('companies.desk');
  if (company.rankings.length === 0) return null;
  return (
    <section className="part" aria-labelledby="rankings">
      <SectionHead id="rankings" title={t('rankings.title')} />
      <ul className="plain-list">
        {company.rankings.map(({ id, kind, year, rank, source }) => (
          <li key={id}>
            {t('rankings.line', { year: String(year), kind: t(`rankingKinds.${kind}`) })}{' '}
            {rank === null ? null : t('rankings.rank', { rank })} <span className="note">{source}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Firms right below this one. */
async function CompanyGroup({ company }: { company: CompanyDetail }) {
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const { subsidiaries, hiddenBelow } = company;
  if (subsidiaries.length === 0 && hiddenBelow === 0) return null;
  return (
    <section className="part" aria-labelledby="group">
      <SectionHead id="group" title={t('group.subsidiaries')} />
      <ul className="plain-list">
        {subsidiaries.map(({ id, name, placeText, isSample }) => (
          <li key={id}>
            <Link href={`/desk/companies/${id}`}>{name}</Link> <span className="note">{placeText}</span>{' '}
            {isSample ? <ExampleMark text={ui('example')} /> : null}
          </li>
        ))}
      </ul>
      {hiddenBelow > 0 ? <p className="note">{t('group.hidden', { count: hiddenBelow })}</p> : null}
    </section>
  );
}
