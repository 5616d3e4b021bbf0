import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { CompanyForm } from '@/components/companies/company-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { updateCompanyAction } from '@/lib/companies/actions';
import { getCompany } from '@/lib/companies/queries/get-company';
import { companyFormValues } from '@/lib/companies/rules-form';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies.desk'))('title') };
}

/** Changing one firm; a newer version shows both sides. */
export default async function EditCompanyPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const company = await guarded(() => getCompany(actor, id));
  if (!company.can.update || company.archivedAt) forbidden();
  const [units, industries] = await Promise.all([listKeepableUnits(actor), listPublicIndustryTags()]);
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const title = t('form.editTitle', { name: company.name });
  const { name, placeId, parent } = company;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/companies' },
          { text: name, href: `/desk/companies/${id}` },
          { text: title },
        ]}
      />
      <PageHead title={title} note={company.fileNo} />
      <CompanyForm
        action={updateCompanyAction}
        id={id}
        version={company.version}
        values={companyFormValues(company)}
        rankings={company.rankings.length}
        parentHidden={company.parentId !== null && parent === null}
        {...(parent ? { parent: { value: parent.id, text: parent.name } } : {})}
        {...(placeId ? { place: { value: placeId, text: company.place ?? '' } } : {})}
        industries={industries}
        units={units}
        basePath={env.basePath}
      />
    </div>
  );
}
