import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { BulkForm } from '@/components/bulks/bulk-form';
import { HandTarget } from '@/components/bulks/hand-part';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { startBulkAction } from '@/lib/bulks/actions';
import { getBulkOffer } from '@/lib/bulks/queries';
import { getHandPreview } from '@/lib/bulks/queries-hand';
import { kindsFor } from '@/lib/bulks/policy';
import { bulkKinds } from '@/lib/bulks/schema';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { queryText, withQuery } from '@/lib/shared/search-query';
import { listKeepableUnits } from '@/lib/units/queries-choices';

const PATH = '/desk/bulks/new';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulks.desk'))('newTitle') };
}

/** Asks for an act: the same conditions in the address as the ledger has, or `ids` of chosen records; `act` is what. */
export default async function NewBulkPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const filters = { ...MerchantFilters.parse(asked), order: undefined };
  const query = queryText(filters).replace(/^\?/, '');
  const ids = [asked['ids'] ?? ''].flat().join(',');
  const kind = z.enum(bulkKinds).catch('tag').parse(asked['act']);
  const offer = await guarded(() => getBulkOffer(actor, { query, ids }));
  const to = z.uuid().optional().catch(undefined).parse([asked['to']].flat()[0]);
  const address = { ...filters, ids: ids || undefined };
  const preview =
    kind === 'hand' && to ? await guarded(() => getHandPreview(actor, { query, ids, unitId: to })) : null;
  const units = kind === 'hand' && !preview ? await listKeepableUnits(actor) : [];
  const t = await getTranslations('bulks.desk');
  const ui = await getTranslations('ui');
  // messages: bulks.desk.kind.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/bulks' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} note={t('newNote')} />
      <Tabs
        label={t('form.kind')}
        tabs={kindsFor(actor).map((one) => ({
          text: t(`kind.${one}`),
          href: withQuery(PATH, address, { act: one }),
          current: one === kind,
        }))}
      />
      {kind === 'hand' && !preview ? (
        <>
          <p className="note">{t('explain.hand')}</p>
          <HandTarget
            units={units}
            action={`${env.basePath}${PATH}`}
            keep={Object.entries({ ...address, act: kind }).flatMap(([name, value]) =>
              value ? [[name, value] as const] : [],
            )}
          />
        </>
      ) : (
        <BulkForm
          key={kind}
          action={startBulkAction}
          kind={kind}
          offer={offer}
          query={query}
          ids={ids}
          hand={preview ? { preview, otherHref: withQuery(PATH, address, { act: kind }) } : null}
        />
      )}
    </div>
  );
}
