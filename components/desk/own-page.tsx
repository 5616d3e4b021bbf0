import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Form } from '@/components/forms/form';
import { FormActs } from '@/components/forms/form-layout';
import { SubmitButton } from '@/components/forms/submit-button';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList, type Fact } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { OwnPage } from '@/lib/desk/queries-own';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { stationText } from '@/lib/merchants/rules-life';
import type { correctableFields } from '@/lib/privacy/schema-requests';
import { dayOf, formatListDate } from '@/lib/shared/dates';
import { withdrawConsentAction } from '@/lib/showcase/actions';

type OwnField =
  | 'name'
  | 'hometown'
  | 'residence'
  | 'post'
  | 'life'
  | 'industry'
  | 'contact'
  | 'birth'
  | 'background'
  | 'socialPosts'
  | 'honours'
  | 'intention'
  | 'needs'
  | 'source'
  | 'remark';

/** The own record as it is kept. */
export async function OwnRecord({ locale, merchant }: { locale: Locale; merchant: OwnPage['merchant'] }) {
  const t = await getTranslations({ locale, namespace: 'account.my' });
  const [post] = merchant.posts;
  // messages: account.my.name account.my.hometown account.my.residence account.my.post account.my.life account.my.industry account.my.contact account.my.birth account.my.background account.my.socialPosts account.my.honours account.my.intention account.my.needs account.my.source account.my.remark
  // a part of the record, with the way to have it corrected (PIPL 46)
  const fact = (name: OwnField, value: string | null, part: (typeof correctableFields)[number]): Fact => ({
    term: t(name),
    value: (
      <span className="own-fact">
        <span>{value || '—'}</span>
        <Link
          className="quiet-link"
          href={localePath(locale, `/my/requests?kind=correct&field=${part}`)}
          aria-label={t('correctField', { field: t(name) })}
        >
          {t('correctShort')}
        </Link>
      </span>
    ),
  });
  type Told = Pick<OwnPage['merchant']['life'][number], 'body' | 'title' | 'fromText' | 'toText'>;
  const joined = (texts: readonly (string | null)[]) => texts.filter(Boolean).join('；');
  const told = (rows: readonly Told[]) =>
    joined(rows.map(({ body, title, ...period }) => stationText({ ...period, names: [body, title] })));
  const stations = (...kinds: string[]) =>
    told([...merchant.life, ...merchant.politicalOffices].filter(({ kind }) => kinds.includes(kind)));
  return (
    <section aria-labelledby="own-record">
      <SectionHead id="own-record" title={t('record')} />
      <DescriptionList
        wide
        facts={[
          fact('name', merchant.name, 'name'),
          { term: t('fileNo'), value: merchant.fileNo },
          fact('hometown', merchant.hometown ?? merchant.hometownText, 'hometown'),
          fact('residence', merchant.residence ?? merchant.residenceText, 'residence'),
          fact('post', post ? [post.employerText, post.title].filter(Boolean).join(' ') : null, 'post'),
          fact('industry', merchant.industry ?? merchant.industryText, 'industry'),
          fact('contact', merchant.contactPoints.map((point) => point.masked).join('、'), 'contact'),
          fact('birth', merchant.birthText, 'birth'),
          fact('life', told(merchant.posts.map((one) => ({ ...one, body: one.employerText }))), 'post'),
          fact(
            'background',
            joined([[merchant.education, merchant.school].filter(Boolean).join(' '), stations('education')]),
            'background',
          ),
          fact(
            'socialPosts',
            joined([merchant.socialPosts, stations('social_post', 'political_office')]),
            'background',
          ),
          fact('honours', joined([merchant.honours, stations('honour')]), 'background'),
          fact('intention', merchant.intention, 'intention'),
          fact('needs', merchant.needs, 'intention'),
          { term: t('lastContact'), value: merchant.lastContactOn },
          fact('source', merchant.source, 'other'),
          fact('remark', merchant.note, 'other'),
        ]}
      />
      <p className="note">{t('contactNote')}</p>
    </section>
  );
}

/** How the person is rated, with the reasons (PIPL 24, 44–45): written so that the person can read them. */
export async function OwnRatings({ locale, merchant }: { locale: Locale; merchant: OwnPage['merchant'] }) {
  // messages: account.my.facet.*
  const t = await getTranslations({ locale, namespace: 'account.my' });
  const valueOf = (value: string | null) => (value === 'yes' ? t('listed') : (value ?? t('unrated')));
  return (
    <section aria-labelledby="own-ratings">
      <SectionHead id="own-ratings" title={t('ratings')} />
      <p className="note">{t('ratingsNote')}</p>
      {merchant.facets.length === 0 ? <p className="note">{t('noRatings')}</p> : null}
      <ul className="grid gap-3">
        {merchant.facets.map((rating) => (
          <li key={rating.id}>
            {t('ratingLine', {
              facet: t(`facet.${rating.facet}`),
              value: valueOf(rating.value),
              date: rating.on ?? '',
            })}
            <span className="note"> {t('ratingReason', { reason: rating.reason ?? t('noReason') })}</span>
          </li>
        ))}
      </ul>
      <Link className="quiet-link" href={localePath(locale, '/my/requests?kind=correct&field=strength')}>
        {t('correct')}
      </Link>
    </section>
  );
}

/** On what basis, by whom, and what was agreed to. */
export async function OwnPrivacy({ locale, own }: { locale: Locale; own: OwnPage }) {
  // messages: account.my.basisKind.* account.my.purpose.*
  const t = await getTranslations({ locale, namespace: 'account.my' });
  const word = (group: 'basisKind' | 'purpose', key: string) =>
    t.has(`${group}.${key}`) ? t(`${group}.${key}`) : key;
  const day = (date: Date) => formatListDate(dayOf(date));
  return (
    <>
      <section aria-labelledby="own-basis">
        <SectionHead id="own-basis" title={t('basis')} />
        {own.privacy.bases.length === 0 ? <p className="note">{t('noBasis')}</p> : null}
        <ul>
          {own.privacy.bases.map((basis) => (
            <li key={basis.id}>
              {t('basisLine', { kind: word('basisKind', basis.kind), date: day(basis.recordedAt) })}
              {basis.expiresOn ? ` · ${t('basisUntil', { date: formatListDate(basis.expiresOn) })}` : null}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="own-keepers">
        <SectionHead id="own-keepers" title={t('keepers')} />
        <ul>
          {own.keepers.map((keeper) => (
            <li key={`${keeper.unit}-${keeper.since}`}>
              {t('keeperLine', { unit: keeper.unit, date: formatListDate(keeper.since) })}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="own-consents">
        <SectionHead id="own-consents" title={t('consents')} />
        {own.privacy.consents.length === 0 ? <p className="note">{t('noConsents')}</p> : null}
        <ul>
          {own.privacy.consents.map((consent) => (
            <li key={consent.id}>
              {t('consentLine', { purpose: word('purpose', consent.purpose), date: day(consent.givenAt) })}
              {consent.withdrawnAt ? ` · ${t('withdrawn', { date: day(consent.withdrawnAt) })}` : null}
              {consent.withdrawnAt === null && own.privacy.can.withdraw ? (
                <WithdrawForm locale={locale} id={consent.id} />
              ) : null}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Taking a consent back is as easy as giving it (PIPL 15); what stands on it leaves the public site at once. */
async function WithdrawForm({ locale, id }: { locale: Locale; id: string }) {
  const t = await getTranslations({ locale, namespace: 'account.my' });
  return (
    <details>
      <summary>{t('withdraw')}</summary>
      <Form
        action={withdrawConsentAction.bind(null, localePath(locale, '/my'))}
        label={t('withdraw')}
        labels={{}}
      >
        <input type="hidden" name="id" defaultValue={id} />
        <p className="note">{t('withdrawNote')}</p>
        <FormActs>
          <SubmitButton look="danger">{t('withdraw')}</SubmitButton>
        </FormActs>
      </Form>
    </details>
  );
}

/** Interests that the person registered, with where they stand and the reply. */
export async function OwnLeads({ locale, leads }: { locale: Locale; leads: OwnPage['leads'] }) {
  // messages: account.my.leadStates.*
  const t = await getTranslations({ locale, namespace: 'account.my' });
  return (
    <section aria-labelledby="own-leads">
      <SectionHead id="own-leads" title={t('leads')} />
      {leads.length === 0 ? (
        <p className="note">{t('noLeads')}</p>
      ) : (
        <PlainTable
          caption={t('leadsCaption')}
          hideCaption
          columns={[
            { key: 'number', label: t('leadNumber') },
            { key: 'offer', label: t('leadOffer') },
            { key: 'state', label: t('leadState') },
            { key: 'on', label: t('leadOn'), kind: 'date' },
            { key: 'reply', label: t('leadReply') },
          ]}
          rows={leads.map((lead) => ({
            id: lead.id,
            cells: [
              lead.number,
              lead.offer ?? t('general'),
              t.has(`leadStates.${lead.state}`) ? t(`leadStates.${lead.state}`) : lead.state,
              formatListDate(lead.on),
              lead.reply,
            ],
          }))}
        />
      )}
    </section>
  );
}

/** Projects in which the person invests. */
export async function OwnProjects({ locale, projects }: { locale: Locale; projects: OwnPage['projects'] }) {
  const t = await getTranslations({ locale, namespace: 'account.my' });
  return (
    <section aria-labelledby="own-projects">
      <SectionHead id="own-projects" title={t('projects')} />
      {projects.length === 0 ? <p className="note">{t('noProjects')}</p> : null}
      <ul>
        {projects.map((project) => (
          <li key={project.id}>
            <b>{project.name}</b>{' '}
            <span className="note">
              {t('projectLine', { number: project.number, unit: project.unit ?? '' })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
