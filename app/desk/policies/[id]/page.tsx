import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { PolicyClauses, PolicyPublication } from '@/components/policies/policy-record';
import { Badge } from '@/components/ui/badge';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { DescriptionList } from '@/components/ui/description-list';
import { getPolicy, getPolicyHistory } from '@/lib/policies/queries/policies';
import { listPublicPolicyClasses } from '@/lib/policies/queries/public-policies';
import { ClausePage } from '@/lib/policies/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { canListTranslations } from '@/lib/translations/policy';

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies.desk'))('title') };
}

/** One document: facts, clauses with their reviews, what happened. */
export default async function PolicyRecordPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const { clause } = ClausePage.parse(await searchParams);
  const [policy, history] = await guarded(() =>
    Promise.all([getPolicy(actor, id), getPolicyHistory(actor, id)]),
  );
  const classes = await listPublicPolicyClasses();
  const t = await getTranslations('policies.desk');
  const c = await getTranslations('words');
  // messages: policies.desk.status.* policies.desk.reviewState.*
  return (
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/policies' }]}
      name={policy.title}
      isSample={policy.isSample}
      note={policy.docNo ?? undefined}
      acts={
        <>
          <TranslationLink noun="policies" id={id} isAllowed={canListTranslations(actor)} />
          {policy.isPublic ? (
            <LinkButton href={`/policies/${policy.slug}`} prefetch={false}>
              {t('record.publicPage')}
            </LinkButton>
          ) : null}
          {policy.can.update ? (
            <LinkButton href={`/desk/policies/${id}/edit`} hotkey="E">
              {t('record.edit')}
            </LinkButton>
          ) : null}
        </>
      }
      aside={
        <RecordHistory
          history={history}
          words="policies.desk"
          valueText={(field, value) =>
            field === 'review' && t.has(`reviewState.${String(value)}`)
              ? t(`reviewState.${String(value)}`)
              : undefined
          }
        />
      }
    >
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          emptyText={c('none')}
          facts={[
            {
              term: t('field.isPublic'),
              value: (
                <Badge tone={policy.isPublic ? 'good' : 'muted'}>
                  {t(policy.isPublic ? 'isPublic' : 'isHidden')}
                </Badge>
              ),
            },
            { term: t('field.issuer'), value: policy.issuer },
            { term: t('field.issuedOn'), value: policy.issuedOn },
            { term: t('field.validFrom'), value: policy.validFrom },
            { term: t('field.validTo'), value: policy.validTo },
            {
              term: t('field.status'),
              value: t.has(`status.${policy.status}`) ? t(`status.${policy.status}`) : policy.status,
            },
            { term: t('field.summary'), value: policy.summary },
            {
              term: t('field.source'),
              value: policy.source ? `${policy.source.publisher}：${policy.source.title}` : null,
            },
            { term: t('field.sourceQuote'), value: policy.sourceQuote },
          ]}
        />
      </RecordPart>
      <PolicyClauses policy={policy} classes={classes} open={clause} />
      <PolicyPublication policy={policy} />
    </RecordPage>
  );
}
