import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { DuesLines } from './dues-lines';
import { EndMembershipAct } from './end-membership-act';
import { MemberFacts } from './member-facts';
import { MemberForm } from './member-form';
import { MemberList } from './member-list';
import { PublishOfficer } from './publish-officer';
import { Candidates } from './roster-links';
import { Combobox } from '@/components/forms/combobox';
import { Form } from '@/components/forms/form';
import { SearchForm } from '@/components/forms/search-form';
import { SubmitButton } from '@/components/forms/submit-button';
import { LinkButton } from '@/components/ui/button';
import { SectionHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { addMemberAction, linkMemberAction, updateMemberAction } from '@/lib/chambers/actions';
import type { DuesRow } from '@/lib/chambers/queries/dues';
import type { MemberDetail, MemberRow } from '@/lib/chambers/queries/members';
import type { RosterCandidate } from '@/lib/chambers/queries/roster-links';
import type { MemberPage, RosterLinkView } from '@/lib/chambers/search-params';
import type { Page } from '@/lib/server/keyset';
import { withQuery } from '@/lib/shared/search-query';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

type Props = {
  chamberId: string;
  list: Page<MemberRow>;
  count: number;
  page: MemberPage;
  opened: MemberDetail | null;
  dues: readonly DuesRow[];
  basePath: string;
  canWrite: boolean;
  /** the bureau's: who of the ledger the opened entry may be, and how the roster stands to it */
  candidates: readonly RosterCandidate[];
  links: Record<RosterLinkView, number> | null;
};

/** The roster on the bureau's desk: search, present and former members, one opened entry with its ledger link. */
export async function RosterPart(props: Props) {
  const { chamberId, list, count, page, opened, dues, basePath, canWrite, candidates, links } = props;
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  const path = `/desk/chambers/${chamberId}`;
  const step = (change: { after?: string; before?: string }): string =>
    `${withQuery(path, { ...page, after: undefined, before: undefined }, change)}#members`;
  return (
    <section className="part" aria-labelledby="members">
      <SectionHead id="members" title={t('desk.members')} note={t('officer.found', { count })} />
      <Tabs
        label={ui('views')}
        tabs={[
          { text: t('officer.members'), href: `${path}#members`, current: page.state !== 'former' },
          {
            text: t('officer.former'),
            href: `${path}?state=former#members`,
            current: page.state === 'former',
          },
        ]}
      />
      <SearchForm
        className="my-3"
        action={`${basePath}${path}#members`}
        q={page.q}
        keep={{ state: page.state }}
        label={t('officer.search')}
        hideLabel
        hint={t('officer.searchHint')}
        button={t('officer.find')}
      />
      {links ? (
        <p>
          <Link
            href={`/desk/chambers/links?chamber=${chamberId}`}
            className="inline-flex min-h-11 items-center underline decoration-gold underline-offset-4"
          >
            {t('desk.links.here', links)}
          </Link>
        </p>
      ) : null}
      {canWrite ? (
        <p className="mb-3">
          <LinkButton href={`${path}/import`}>{t('import.title')}</LinkButton>
        </p>
      ) : null}
      {canWrite ? (
        <details className="mb-3">
          <summary className={FOLD}>{t('desk.roster.add')}</summary>
          <MemberForm action={addMemberAction.bind(null, 'zh-CN')} chamberId={chamberId} locale="zh-CN" />
        </details>
      ) : null}
      {opened ? (
        <OpenedMember member={opened} dues={dues} candidates={candidates} basePath={basePath} path={path} />
      ) : null}
      {list.rows.length === 0 ? (
        <p className="note">{t(page.q ? 'officer.nobodyFound' : 'officer.nobody')}</p>
      ) : (
        <MemberList
          rows={list.rows}
          locale="zh-CN"
          hrefOf={(id) => `${withQuery(path, page, { member: id })}#members`}
        />
      )}
      {list.previous || list.next ? (
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? step({ before: list.previous }) : null}
          nextHref={list.next ? step({ after: list.next }) : null}
        />
      ) : null}
    </section>
  );
}

async function OpenedMember({
  member,
  dues,
  candidates,
  basePath,
  path,
}: {
  member: MemberDetail;
  dues: readonly DuesRow[];
  candidates: readonly RosterCandidate[];
  basePath: string;
  path: string;
}) {
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  const label = { merchantId: t('desk.roster.merchant'), companyId: t('desk.roster.company') };
  return (
    <div className="my-4 border-y-2 border-ink py-4">
      <h3 className="text-lg">{member.entryName}</h3>
      <LinkedRecord member={member} />
      <MemberFacts member={member} locale="zh-CN" />
      <Candidates
        entry={{ ...member, name: member.entryName }}
        candidates={candidates}
        backTo={`${path}?member=${member.id}#members`}
      />
      <PublishOfficer member={member} backTo={`${path}?member=${member.id}#members`} locale="zh-CN" />
      <DuesLines rows={dues} locale="zh-CN" canKeep={member.can.keepDues} />
      {member.can.update ? (
        <>
          <details className="my-3">
            <summary className={FOLD}>{t('officer.edit')}</summary>
            <MemberForm
              key={member.version}
              action={updateMemberAction.bind(null, 'zh-CN')}
              chamberId={member.chamberId}
              member={member}
              locale="zh-CN"
            />
          </details>
          {member.leftOn === null ? <EndMembershipAct member={member} locale="zh-CN" /> : null}
        </>
      ) : null}
      {member.can.link ? (
        <Form action={linkMemberAction} labels={label} label={t('desk.roster.link')} version={member.version}>
          <p className="note">{t('desk.roster.linkNote')}</p>
          <input type="hidden" name="id" value={member.id} />
          <Combobox
            name="merchantId"
            label={label.merchantId}
            searchUrl={`${basePath}/api/desk/merchants`}
            {...(member.merchant
              ? { chosen: { value: member.merchant.id, text: member.merchant.name } }
              : {})}
          />
          <Combobox
            name="companyId"
            label={label.companyId}
            searchUrl={`${basePath}/api/desk/companies`}
            {...(member.company ? { chosen: { value: member.company.id, text: member.company.name } } : {})}
          />
          <SubmitButton look="line">{t('desk.roster.saveLink')}</SubmitButton>
        </Form>
      ) : null}
      <Link href={`${path}#members`}>{ui('close')}</Link>
    </div>
  );
}

/** The record of the ledger behind an entry, where the reader may read it. */
async function LinkedRecord({ member }: { member: MemberDetail }) {
  const t = await getTranslations('chambers.desk.links');
  const record = member.merchant ?? member.company;
  if (!record) return member.isLinked ? <p className="note">{t('unreadable')}</p> : null;
  return (
    <p>
      <Link className="quiet-link" href={`/desk/${member.merchant ? 'merchants' : 'companies'}/${record.id}`}>
        {t('linkedTo', { name: record.name })}
      </Link>{' '}
      <span className="figures note">{record.fileNo}</span>
    </p>
  );
}
