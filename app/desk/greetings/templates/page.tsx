import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { TemplateTable } from '@/components/greetings/template-parts';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { canWriteTemplates } from '@/lib/greetings/policy';
import { listTemplates } from '@/lib/greetings/queries/templates';
import { greetingChannels } from '@/lib/greetings/rules';
import { TemplateFilters } from '@/lib/greetings/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/greetings/templates';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('greetings.desk'))('templates.title') };
}

/** The wordings of letters, cards, messages and mails. */
export default async function TemplatesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { channel } = TemplateFilters.parse(await searchParams);
  const rows = await guarded(() => listTemplates(actor, channel));
  const t = await getTranslations('greetings.desk');
  const ui = await getTranslations('ui');
  // messages: greetings.desk.channels.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/greetings' }, { text: t('templates.title') }]}
      />
      <PageHead
        title={t('templates.title')}
        note={t('templates.note')}
        acts={
          canWriteTemplates(actor) ? (
            <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
              {t('templates.new')}
            </LinkButton>
          ) : null
        }
      />
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('all'), href: PATH, current: !channel },
          ...greetingChannels.map((one) => ({
            text: t(`channels.${one}`),
            href: withQuery(PATH, {}, { channel: one }),
            current: channel === one,
          })),
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('templates.empty')}>{t('templates.emptyText')}</EmptyState>
      ) : (
        <TemplateTable rows={rows} />
      )}
    </div>
  );
}
