import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { CompanyForm } from '@/components/companies/company-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createCompanyAction } from '@/lib/companies/actions';
import { canCreateCompanies } from '@/lib/companies/policy';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { listKeepableUnits } from '@/lib/units/queries-choices';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies.desk.form'))('createTitle') };
}

/** Entering one firm. */
export default async function NewCompanyPage() {
  const actor = await requireActor();
  if (!canCreateCompanies(actor)) forbidden();
  const [units, industries] = await Promise.all([listKeepableUnits(actor), listPublicIndustryTags()]);
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/companies' }, { text: t('form.createTitle') }]}
      />
      <PageHead title={t('form.createTitle')} />
      <CompanyForm
        action={createCompanyAction}
        values={{ ownerUnitId: actor.unitId }}
        industries={industries}
        units={units}
        basePath={env.basePath}
      />
    </div>
  );
}
