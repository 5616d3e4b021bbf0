import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { GreetingHistory } from '@/components/greetings/greeting-history';
import { TemplateForm } from '@/components/greetings/template-form';
import { TemplatePreview } from '@/components/greetings/template-parts';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { RecordPage } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { archiveTemplateAction, updateTemplateAction } from '@/lib/greetings/actions';
import { getTemplate } from '@/lib/greetings/queries/templates';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('templates.title') };
}

/** One template: how it reads, earlier wordings, another wording. */
export default async function TemplatePage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const template = await guarded(() => getTemplate(actor, id));
  const t = await getTranslations('greetings.desk');
  const { name, version, channel, subject, body, signature } = template;
  // messages: greetings.desk.channels.*
  return (
    <RecordPage
      trail={[
        { text: t('title'), href: '/desk/greetings' },
        { text: t('templates.title'), href: '/desk/greetings/templates' },
      ]}
      name={name}
      isSample={template.isSample}
      note={
        <>
          <Badge tone="info">{t(`channels.${channel}`)}</Badge>{' '}
          {t('templates.now', { number: template.number })}
        </>
      }
      acts={
        template.can.update ? (
          <Form
            key={version}
            action={archiveTemplateAction}
            labels={{}}
            label={t('templates.archive')}
            version={version}
          >
            <input type="hidden" name="id" value={id} />
            <SubmitButton look="line">{t('templates.archive')}</SubmitButton>
          </Form>
        ) : null
      }
      aside={<GreetingHistory history={template.history} />}
    >
      <TemplatePreview template={template} />
      {template.can.update ? (
        <details className="part">
          <summary>{t('templates.change')}</summary>
          <TemplateForm
            key={version}
            action={updateTemplateAction}
            record={{ id, version, channel }}
            values={{ name, subject, body, signature }}
          />
        </details>
      ) : null}
    </RecordPage>
  );
}
