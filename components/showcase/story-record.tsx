import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { RecordPart } from '@/components/layout/record-page';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { formatInstant } from '@/lib/shared/dates';
import type { StoryDetail } from '@/lib/showcase/queries/get-story';
import { storyTones } from './story-table';

/** Where a story stands: state, person, who wrote, handed in, approved; why it came back or was taken down. */
export async function StoryFacts({ story }: { story: StoryDetail }) {
  const t = await getTranslations('showcase.desk');
  return (
    <>
      {story.returnNote && story.state === 'draft' ? (
        <Notice tone="warn">{t('record.returned', { reason: story.returnNote })}</Notice>
      ) : null}
      {story.state === 'withdrawn' && story.withdrawnAt ? (
        <Notice tone="late">
          {t('record.withdrawn', {
            at: formatInstant(story.withdrawnAt),
            reason: story.withdrawReason ?? '',
          })}
        </Notice>
      ) : null}
      <RecordPart id="facts" title={t('record.facts')}>
        <DescriptionList
          wide
          facts={[
            {
              term: t('record.state'),
              value: <Badge tone={storyTones[story.state]}>{t(`state.${story.state}`)}</Badge>,
            },
            {
              term: t('record.merchant'),
              value: story.merchant ? (
                <Link className="quiet-link" href={`/desk/merchants/${story.merchant.id}`}>
                  {story.merchant.name}
                </Link>
              ) : (
                t('record.noMerchant')
              ),
            },
            { term: t('record.writtenBy'), value: story.writtenBy },
            { term: t('record.submittedBy'), value: story.submittedBy },
            {
              term: t('record.submittedAt'),
              value: story.submittedAt ? formatInstant(story.submittedAt) : null,
            },
            { term: t('record.approvedBy'), value: story.approvedBy },
            {
              term: t('record.publishedAt'),
              value: story.publishedAt ? formatInstant(story.publishedAt) : null,
            },
          ]}
        />
      </RecordPart>
    </>
  );
}

/** What stands in the way: shown fields without consent, numbers in the text. */
export async function StoryChecks({ story }: { story: StoryDetail }) {
  const t = await getTranslations('showcase.desk');
  const p = await getTranslations('privacy.desk');
  // messages: privacy.desk.shown.* showcase.desk.field.*
  const findings = Object.entries(story.findings);
  return (
    <>
      {findings.length > 0 ? (
        <Notice tone="late" title={t('record.findings')}>
          <ul className="list-disc ps-5">
            {findings.flatMap(([field, list]) =>
              list.map((one) => (
                <li key={`${field}-${one.line}-${one.excerpt}`}>
                  {t('record.finding', {
                    field: t(`field.${field}`),
                    line: one.line,
                    kind: t(`finding.${one.kind}`),
                    excerpt: one.excerpt,
                  })}
                </li>
              )),
            )}
          </ul>
        </Notice>
      ) : null}
      {story.fields.length > 0 ? (
        <RecordPart id="consent-fields" title={t('record.consents')} note={t('record.consentsNote')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            {story.fields.map(({ field, consentId }) => (
              <li key={field}>
                {p(`shown.${field}`)}{' '}
                <Badge tone={consentId ? 'good' : 'late'}>
                  {consentId ? t('record.consentOk') : t('record.consentMissing')}
                </Badge>
              </li>
            ))}
          </ul>
        </RecordPart>
      ) : null}
    </>
  );
}
