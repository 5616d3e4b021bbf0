import { getTranslations } from 'next-intl/server';
import { ContactPublic } from './publish-officer';
import { RosterReminders } from './roster-reminders';
import { StatedMembers } from './stated-members';
import { DescriptionList } from '@/components/ui/description-list';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import type { OwnChamber } from '@/lib/chambers/queries/own-chamber';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';

/** The own chamber in a few lines: status, the two numbers kept apart, the term and what it means for the access. */
export async function OfficerHead({ own, locale }: { own: OwnChamber; locale: Locale }) {
  const { chamber, notice } = own;
  const t = await getTranslations({ locale, namespace: 'chambers' });
  const [term] = chamber.terms;
  // messages: chambers.status.* chambers.officer.notice.*
  return (
    <>
      <PageHead
        title={chamber.name}
        note={[t(`status.${chamber.status}`), chamber.cityName].filter(Boolean).join(' · ')}
        acts={<LinkButton href={localePath(locale, '/my/security')}>{t('officer.account')}</LinkButton>}
      />
      {notice ? (
        <Notice
          tone={notice.kind === 'grace' ? 'late' : 'warn'}
          title={t(`officer.notice.${notice.kind}Title`)}
        >
          {t(`officer.notice.${notice.kind}`, {
            endsOn: notice.endsOn,
            lastDay: notice.lastDay,
            days: notice.daysLeft,
          })}
        </Notice>
      ) : null}
      <RosterReminders
        reminders={own.reminders}
        locale={locale}
        attestHref={localePath(locale, '/chamber/attest')}
      />
      {chamber.can.writeRoster ? null : (
        <Notice tone="info" title={t('officer.keptByUnitTitle')}>
          {t('officer.keptByUnit', { unit: chamber.unit ?? '' })}
        </Notice>
      )}
      <div className="my-4">
        <DescriptionList
          facts={[
            {
              term: t('counted'),
              value:
                chamber.countedMembers === null ? (
                  t('noRoster')
                ) : (
                  <a className="underline decoration-gold underline-offset-4" href="#members">
                    {t('officer.countedValue', { count: chamber.countedMembers })}
                  </a>
                ),
            },
            { term: t('stated'), value: <StatedMembers chamber={chamber} locale={locale} /> },
            {
              term: t('officer.term'),
              value: term
                ? t('officer.termValue', {
                    number: term.number,
                    from: term.electedOn ?? '—',
                    to: term.endsOn ?? '—',
                  })
                : null,
            },
          ]}
        />
      </div>
      <ContactPublic chamber={chamber} backTo={localePath(locale, '/chamber')} locale={locale} />
    </>
  );
}
