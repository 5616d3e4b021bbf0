import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { ChangeFields, ChangeOrigin, ChangeSeal } from '@/components/audit/change-facts';
import { logWord } from '@/components/audit/log-words';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getChange } from '@/lib/audit/queries-seals';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { formatInstant } from '@/lib/shared/dates';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit.desk');
  return { title: t('record.title') };
}

/** One act of the log, for the auditor. */
export default async function ChangePage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const change = await guarded(() => getChange(actor, id));
  const t = await getTranslations('audit.desk');
  const ui = await getTranslations('ui');
  const title = `${logWord(t, 'noun', change.noun)} · ${logWord(t, 'verb', change.verb)}`;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/audit' }, { text: title }]}
      />
      <PageHead title={title} note={formatInstant(change.at)} />
      <div className="record">
        <div>
          <ChangeOrigin change={change} />
          <ChangeFields change={change} />
          <p>
            <Link href={`/desk/audit?record=${change.recordId}`}>{t('record.same')}</Link>
          </p>
        </div>
        <ChangeSeal change={change} />
      </div>
    </div>
  );
}
