import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { FormActionFn } from '@/components/forms/form-state';
import { Badge, type Tone } from '@/components/ui/badge';
import type { ShownCandidate, ShownRow } from '@/lib/imports/queries/list-batch-rows';
import { readChoice, takesCell } from '@/lib/imports/rules';
import type { DuplicateLevel } from '@/lib/merchants/rules-duplicates';
import { ChoiceForm } from './choice-form';
import { ConflictForm } from './conflict-form';

const TONES: Record<string, Tone> = {
  new: 'good',
  changed: 'info',
  same: 'muted',
  duplicate: 'warn',
  conflict: 'warn',
  error: 'late',
  skipped: 'muted',
};

const LEVEL_TONES: Record<DuplicateLevel, Tone> = { strong: 'late', likely: 'warn', weak: 'muted' };

type Props = {
  rows: readonly ShownRow[];
  caption: string;
  batchId: string;
  /** page of the list, to which `open` is added */
  openHref: (rowNo: number) => string;
  /** null when nothing is to be decided any more */
  decide: FormActionFn | null;
  decideConflicts?: FormActionFn | null;
  /** names of code tables by id, for what a rating was and will be */
  names: Readonly<Record<string, string>>;
};

/** Rows of the preview: who, what would change cell by cell, what was not understood, and the choice to be made. */
export function ReviewTable({
  rows,
  caption,
  batchId,
  openHref,
  decide,
  decideConflicts = null,
  names,
}: Props) {
  const t = useTranslations('imports.desk.review');
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="plain-table review-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('row')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('phone')}</th>
            <th scope="col">{t('hometown')}</th>
            <th scope="col">{t('firm')}</th>
            <th scope="col">{t('detail')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.rowNo}>
              <td className="row-no">
                <Link href={openHref(row.rowNo)} scroll={false} aria-label={`${t('open')} ${row.rowNo}`}>
                  {row.rowNo}
                </Link>{' '}
                {/* messages: imports.desk.review.outcome.* */}
                <Badge tone={TONES[row.outcome] ?? 'plain'}>{t(`outcome.${row.outcome}`)}</Badge>
              </td>
              <td>{row.name ?? ''}</td>
              <td data-label={row.phone ? t('phone') : undefined}>{row.phone ?? ''}</td>
              <td data-label={row.hometown ? t('hometown') : undefined}>{row.hometown ?? ''}</td>
              <td data-label={row.firm ? t('firm') : undefined}>{row.firm ?? ''}</td>
              <td>
                <RowNotes row={row} names={names} />
                {row.conflicts.length > 0 ? (
                  <ConflictCells row={row} batchId={batchId} decide={decideConflicts} />
                ) : null}
                {decide && (row.outcome === 'duplicate' || row.known) ? (
                  <RowChoice row={row} batchId={batchId} decide={decide} />
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RowNotes({ row, names }: { row: ShownRow; names: Readonly<Record<string, string>> }) {
  const t = useTranslations('imports.desk');
  // a list is told word by word
  const value = (text: string | null): string =>
    text === null
      ? t('review.blank')
      : text
          .split('、')
          .map((one) => names[one] ?? one)
          .join('、');
  // messages: imports.desk.field.* imports.desk.warning.* imports.desk.reason.*
  return (
    <ul className="review-notes">
      {row.reason ? (
        <li>
          {t(`reason.${row.reason}`)}
          {row.changedBy ? `（${t('result.changedBy', { name: row.changedBy })}）` : null}
          {row.name === null && row.text ? `：${row.text}` : null}
        </li>
      ) : null}
      {row.known ? (
        <li>
          <CandidateText candidate={row.known} />
        </li>
      ) : null}
      {row.candidates.map((candidate, index) => (
        <li key={index}>
          <CandidateText candidate={candidate} />
        </li>
      ))}
      {row.changes.map((change) => (
        <li key={change.field}>
          {t(`field.${change.field}`)}：<span className="old">{value(change.from)}</span>{' '}
          <span className="sr-only">{t('review.changedTo')}</span>
          <span aria-hidden="true">→</span> <span className="new">{value(change.to)}</span>
        </li>
      ))}
      {row.warnings.map((warning, index) => (
        <li key={`${warning.field}-${index}`} className="tone-warn">
          {warning.header || t(`field.${warning.field}`)}：{t(`warning.${warning.code}`)}（
          {t('review.original', { text: warning.original.slice(0, 60) })}）
        </li>
      ))}
    </ul>
  );
}

function CandidateText({ candidate }: { candidate: ShownCandidate }) {
  const t = useTranslations('imports.desk.match');
  const d = useTranslations('merchants.desk.duplicates');
  // messages: imports.desk.match.* merchants.desk.duplicates.level.* merchants.desk.duplicates.reason.*
  if (candidate.kind === 'row') {
    const reasons = candidate.reasons.map((reason) => t(reason)).join('、');
    return `${t('row', { row: candidate.rowNo })}${t('same', { reasons })}`;
  }
  if (candidate.kind === 'other') return d('typing.elsewhere');
  const reasons = [
    ...candidate.reasons.map((reason) => d(`reason.${reason}`)),
    ...(candidate.withheld ? [d('withheld')] : []),
  ];
  return (
    <>
      {t('own')}
      <Link href={`/desk/merchants/${candidate.id}`} target="_blank">
        {candidate.fileNo} {candidate.name}
      </Link>{' '}
      <Badge tone={LEVEL_TONES[candidate.level]}>
        {d('score', { level: d(`level.${candidate.level}`), score: candidate.score })}
      </Badge>{' '}
      {reasons.join('、')}
      {candidate.kind === 'part' ? <span className="note">{t('part')}</span> : null}
    </>
  );
}

function RowChoice({ row, batchId, decide }: { row: ShownRow; batchId: string; decide: FormActionFn }) {
  const t = useTranslations('imports.desk.choice');
  const records = row.known ? [row.known] : row.candidates;
  const own = records.flatMap((record) => (record.kind === 'own' ? [record] : []));
  return (
    <ChoiceForm
      action={decide}
      id={batchId}
      rowNo={row.rowNo}
      label={t('label', { row: row.rowNo })}
      value={row.choice ?? (row.known && own[0] ? `update:${own[0].id}` : 'leave')}
      save={t('save')}
      options={[
        { value: 'leave', text: t('leave') },
        { value: 'create', text: t('create') },
        ...own.map(({ id, fileNo, name }) => ({
          value: `update:${id}`,
          text: t('updateOne', { fileNo, name }),
        })),
      ]}
    />
  );
}

/** Cells that others have changed meanwhile too, side by side, with the choice while it is open. */
function ConflictCells({
  row,
  batchId,
  decide,
}: {
  row: ShownRow;
  batchId: string;
  decide: FormActionFn | null;
}) {
  const t = useTranslations('imports.desk');
  const c = useTranslations('imports.desk.conflict');
  const chosen = readChoice(row.choice);
  const blank = t('review.blank');
  return (
    <ConflictForm
      action={decide}
      id={batchId}
      rowNo={row.rowNo}
      state={
        decide ? c(row.choice === null || row.choice === 'leave' ? 'decided.leave' : 'decided.made') : null
      }
      cells={row.conflicts.map(({ field, base, now, mine }) => ({
        field,
        label: t(`field.${field}`),
        base: base || blank,
        now: now || blank,
        mine: mine || blank,
        taken: takesCell(chosen, { key: field, conflict: true }),
      }))}
      texts={{
        caption: c('caption', { row: row.rowNo }),
        field: c('field'),
        base: c('base'),
        now: c('now'),
        mine: c('mine'),
        take: c('take'),
        hint: c('hint'),
        save: c('save'),
      }}
    />
  );
}
