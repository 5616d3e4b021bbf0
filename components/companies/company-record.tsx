import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
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
              value: [company.industry, company.industryCode].filter(Boolean).join(' · '),
            },
            { term: t('field.mainBusiness'), value: company.mainBusiness },
            {
              term: t('field.registeredCapitalWan'),
              value: capital && `${groupDigits(capital)} ${c('wan')}`,
            },
            { term: t('field.registeredOn'), value: company.registeredOn },
            { term: t('field.placeId'), value: company.place ?? company.placeText },
            { term: t('field.address'), value: company.address },
            { term: t('field.ownerUnitId'), value: company.unit },
            { term: t('field.note'), value: company.note },
          ]}
        />
      </section>
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
