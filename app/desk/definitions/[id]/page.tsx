import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DefinitionParamsList, DefinitionVersions } from '@/components/definitions/definition-view';
import { ExampleMark } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getDefinition } from '@/lib/definitions/queries';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('definitions.desk'))('title') };
}

/** One definition by its code: every version, and how the current one counts. */
export default async function DefinitionPage({ params }: Props) {
  const actor = await requireActor();
  const { id: code } = await params;
  const definition = await guarded(() => getDefinition(actor, code));
  const t = await getTranslations('definitions');
  const ui = await getTranslations('ui');
  const isCounted = definition.versions.some((version) => version.params.measure !== 'none');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('desk.title'), href: '/desk/definitions' }, { text: definition.name.zh }]}
      />
      <PageHead
        title={definition.name.zh}
        note={definition.isSample ? <ExampleMark text={ui('example')} /> : undefined}
        acts={
          isCounted ? (
            <LinkButton href={`/desk/indicators/${definition.code}`}>{t('desk.openFigure')}</LinkButton>
          ) : null
        }
      />
      <section className="part" aria-labelledby="versions">
        <SectionHead id="versions" title={t('desk.versions')} />
        <DefinitionVersions versions={definition.versions} caption={t('desk.versions')} locale="zh-CN" />
      </section>
      {definition.current ? (
        <section className="part" aria-labelledby="params">
          <SectionHead
            id="params"
            title={t('desk.params')}
            note={t('version', { number: definition.current.number })}
          />
          <DefinitionParamsList version={definition.current} />
        </section>
      ) : null}
    </div>
  );
}
