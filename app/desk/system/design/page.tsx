/* eslint-disable walls/no-text-literal -- invented specimen content of the review page, not words of the product */
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Seal } from '@/components/ui/seal';
import { SidePanel } from '@/components/ui/side-panel';
import { Tabs } from '@/components/ui/tabs';
import { Timeline } from '@/components/ui/timeline';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { FormSpecimen, OverlaySpecimen } from './demo-client';
import { ChartParts, RecordParts, SmallParts, StateParts, StateSpecimen, WayParts } from './parts';
import { chips, facts, here, ledgerColumns, ledgerRows, timeline } from './specimen';

export const metadata: Metadata = { title: '界面部件' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Review page of the design system: `?show=ledger`, `?show=empty`, `?show=state` give the whole-page forms. */
export default async function DesignPage({ searchParams }: Props) {
  await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor', 'sysadmin', 'secadmin', 'auditor');
  const params = await searchParams;
  const open = typeof params['open'] === 'string' ? params['open'] : undefined;
  if (params['show'] === 'ledger' || params['show'] === 'empty' || open)
    return <Ledger open={open} empty={params['show'] === 'empty'} />;
  if (params['show'] === 'state') return <StateSpecimen />;
  return (
    <div className="desk-page">
      <PageHead title="界面部件" note="供核对：正常、空白、出错、长文" />
      <Tabs
        label="页面"
        tabs={[
          { text: '部件', href: here, current: true },
          { text: '台账页', href: `${here}?show=ledger` },
          { text: '空台账', href: `${here}?show=empty` },
          { text: '状态页', href: `${here}?show=state` },
        ]}
      />
      <SmallParts />
      <WayParts />
      <RecordParts />
      <ChartParts />
      <StateParts />
      <OverlaySpecimen />
      <FormSpecimen
        searchUrl={`${env.basePath}/api/desk/palette`}
        uploadUrl={`${env.basePath}/api/files/upload?purpose=evidence`}
      />
    </div>
  );
}

async function Ledger({ open, empty }: { open: string | undefined; empty: boolean }) {
  const t = await getTranslations('ui');
  const row = ledgerRows.find((one) => one.id === open);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title="客商台账"
            note="我能看到的 253,500 人 · 今天更新 41 人"
            acts={
              <>
                <LinkButton href={here}>导入</LinkButton>
                <LinkButton href={here}>导出</LinkButton>
                <LinkButton look="primary" href={here}>
                  新建
                </LinkButton>
              </>
            }
          />
          <Tabs
            label={t('views')}
            tabs={[
              { text: '全部', href: here, current: true },
              { text: '重点人员', href: `${here}?show=empty`, count: '500' },
            ]}
          />
          <FilterChips
            action={`${env.basePath}${here}`}
            chips={chips}
            keep={[['show', 'ledger']]}
            texts={{
              any: t('filter.any'),
              apply: t('filter.apply'),
              clear: t('filter.clear', { label: '{label}' }),
              from: t('filter.from'),
              to: t('filter.to'),
              label: t('filter.label'),
            }}
            aside={<span>3,846 人</span>}
          />
        </>
      }
      table={
        <DataTable
          caption="客商"
          columns={ledgerColumns}
          rows={empty ? [] : ledgerRows}
          openId={open}
          bulk={[{ key: 'export', label: '导出所选', href: here }]}
          empty={<EmptyState title="没有相符的客商">放宽条件，或清除“现居广东省”再看。</EmptyState>}
        />
      }
      panel={row ? <RecordPanel name={row.name} href={row.href} /> : null}
      pager={
        <Pager
          label={t('pager.label')}
          summary="50 行"
          previousHref={null}
          nextHref={here}
          previousText={t('pager.previous')}
          nextText={t('pager.next')}
        />
      }
      keys={[
        [['J', 'K'], t('keys.move')],
        [['Enter'], t('keys.open')],
        [['E'], t('keys.edit')],
        [['X'], t('keys.select')],
        [['/'], t('keys.search')],
      ]}
    />
  );
}

function RecordPanel({ name, href }: { name: string; href: string }) {
  return (
    <SidePanel title={name} closeHref={`${here}?show=ledger`} href={href}>
      <div className="record-head">
        <Seal text={name.slice(0, 1)} size={52} />
        <div>
          <h2>{name}</h2>
          <p className="sub">重点人员 · 每 30 天联系一次</p>
        </div>
      </div>
      <div className="mt-4 grid gap-4">
        <DescriptionList facts={facts} />
        <Notice tone="good">
          依据：本人同意（2026-03-12，告知书第 2 版），用途为联络、邀请，2029-03-11 到期。
        </Notice>
      </div>
      <h3>时间线</h3>
      <Timeline label="时间线" items={timeline} />
    </SidePanel>
  );
}
