import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { TemplateForm } from '@/components/greetings/template-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { createTemplateAction } from '@/lib/greetings/actions';
import { canWriteTemplates } from '@/lib/greetings/policy';
import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('templates.new') };
}

/** A new wording. */
export default async function NewTemplatePage() {
  const actor = await requireActor();
  if (!canWriteTemplates(actor)) forbidden();
  const t = await getTranslations('greetings.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/greetings' },
          { text: t('templates.title'), href: '/desk/greetings/templates' },
          { text: t('templates.new') },
        ]}
      />
      <PageHead title={t('templates.new')} />
      <TemplateForm action={createTemplateAction} values={{}} />
    </div>
  );
}
