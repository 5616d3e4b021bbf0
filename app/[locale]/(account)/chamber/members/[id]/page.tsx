import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DuesLines } from '@/components/chambers/dues-lines';
import { EndMembershipAct } from '@/components/chambers/end-membership-act';
import { LedgerHint } from '@/components/chambers/ledger-hint';
import { MemberFacts } from '@/components/chambers/member-facts';
import { ChamberHistory } from '@/components/chambers/chamber-history';
import { PublishOfficer } from '@/components/chambers/publish-officer';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { listDues } from '@/lib/chambers/queries/dues';
import { getMember, getMemberHistory } from '@/lib/chambers/queries/members';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { dayOf } from '@/lib/shared/dates';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'chambers.officer' });
  return { title: t('member') };
}

/** One member of the own chamber; another chamber's member is a page that does not exist. */
export default async function MemberPage({ params }: Props) {
  const given = await params;
  const locale = toLocale(given.locale);
  const actor = await requireActor('chamber_officer');
  const id = uuidParam(given.id);
  const { member, history, dues } = await guarded(async () => {
    const [member, history] = await Promise.all([getMember(actor, id), getMemberHistory(actor, id)]);
    return { member, history, dues: await listDues(actor, member.chamberId, { member: id }, 20) };
  });
  const asked = history.find((row) => row.verb === 'ask_ledger');
  const askedOn = asked ? dayOf(asked.at) : null;
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: member.chamber.name, href: localePath(locale, '/chamber') },
          { text: member.entryName },
        ]}
      />
      <PageHead
        title={member.entryName}
        acts={
          member.can.update || member.can.propose ? (
            <>
              <LinkButton href={localePath(locale, `/chamber/members/${id}/edit`)} look="primary">
                {t('officer.edit')}
              </LinkButton>
              {member.leftOn === null ? <EndMembershipAct member={member} locale={locale} /> : null}
            </>
          ) : null
        }
      />
      <div className="grid gap-10 lg:grid-cols-[3fr_2fr] lg:gap-14">
        <div>
          <LedgerHint member={member} askedOn={askedOn} locale={locale} />
          <MemberFacts member={member} locale={locale} />
          <PublishOfficer
            member={member}
            backTo={localePath(locale, `/chamber/members/${id}`)}
            locale={locale}
          />
          <DuesLines rows={dues.rows} locale={locale} canKeep={member.can.keepDues} />
        </div>
        <ChamberHistory history={history} locale={locale} />
      </div>
    </div>
  );
}
