import { getTranslations } from 'next-intl/server';
import { RosterImportSteps } from './roster-import';
import { RosterDone, RosterMapping, RosterReview } from './roster-import-steps';
import type { RosterImportDetail } from '@/lib/chambers/queries/roster-imports';
import type { RosterRowsPage } from '@/lib/chambers/search-params';
import type { Locale } from '@/lib/i18n/routing';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

/** One import at the step where it stands, for the chamber's officer and for the bureau alike. */
export async function RosterImportRecord({
  found,
  page,
  path,
  locale,
}: {
  found: RosterImportDetail;
  page: RosterRowsPage;
  path: string;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'chambers.import' });
  const { counts, state } = found;
  const isMine = found.can.write || found.can.propose;
  const isReview = (isMine && state === 'ready') || (found.can.write && state === 'proposed');
  const isOpen = isReview || (isMine && state === 'mapping');
  return (
    <>
      <RosterImportSteps
        current={isOpen ? (state === 'mapping' ? 'map' : 'review') : 'done'}
        locale={locale}
      />
      <p className="note mb-3">{t('consentLine', { note: found.provideNote })}</p>
      {isOpen && state === 'mapping' ? <RosterMapping found={found} locale={locale} /> : null}
      {isReview && counts ? (
        <>
          <RosterReview found={found} counts={counts} page={page} path={path} locale={locale} />
          {state === 'ready' ? (
            <details className="section">
              <summary className={FOLD}>{t('mapAgain')}</summary>
              <RosterMapping found={found} locale={locale} />
            </details>
          ) : null}
        </>
      ) : null}
      {isOpen ? null : <RosterDone found={found} locale={locale} />}
    </>
  );
}
