import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { reasonWords } from '@/components/merchants/duplicate-table';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Badge, ExampleMark } from '@/components/ui/badge';
import {
  linkCandidateAction,
  markMatchApartAction,
  registerMemberAction,
  reopenMatchAction,
} from '@/lib/chambers/actions-links';
import type { RosterCandidate, RosterLinkRow } from '@/lib/chambers/queries/roster-links';

const FOLD = 'inline-block min-h-11 cursor-pointer py-2 underline decoration-gold underline-offset-4';

/** Entries of rosters, each beside whom of the ledger it may be, with the acts that settle it. */
export async function RosterLinks({ rows, backTo }: { rows: readonly RosterLinkRow[]; backTo: string }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-10 gap-y-3 py-4 lg:grid-cols-[2fr_3fr]">
          <Entry row={row} />
          <div className="grid content-start gap-3">
            <Candidates entry={row} candidates={row.candidates} backTo={backTo} />
            <Linked row={row} />
            <Register row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
}

async function Entry({ row }: { row: RosterLinkRow }) {
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  // messages: chambers.rank.*
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2">
        <Link
          href={`/desk/chambers/${row.chamberId}?member=${row.id}#members`}
          className="inline-flex min-h-11 items-center text-lg font-medium"
        >
          {row.name}
        </Link>
        {row.office && row.office !== 'member' ? <Badge tone="gold">{t(`rank.${row.office}`)}</Badge> : null}
        {row.isSample ? <ExampleMark text={ui('example')} /> : null}
      </p>
      <p className="text-sm text-ink-2">
        {[row.firm, row.hometown].filter(Boolean).join(' · ') || t('officer.noFirm')}
      </p>
      <p className="figures text-sm text-ink-2">{row.phone ?? t('officer.noPhone')}</p>
      <p className="note">
        <Link href={`/desk/chambers/${row.chamberId}`} className="quiet-link">
          {row.chamber}
        </Link>
      </p>
    </div>
  );
}

type Settled = { id: string; version: number; name: string; partyKind: string };

/** Who of the ledger an entry may be: score, reasons, and the two answers; those answered with no below. */
export async function Candidates({
  entry,
  candidates,
  backTo,
}: {
  entry: Settled;
  candidates: readonly RosterCandidate[];
  backTo: string;
}) {
  if (candidates.length === 0) return null;
  const t = await getTranslations('chambers.desk.links');
  const words = await reasonWords();
  // messages: chambers.desk.links.reason.*
  return (
    <ul className="grid gap-3">
      {candidates.map((one) => (
        <li key={one.id} className="border-s-2 border-line ps-4">
          <p>
            <Link className="quiet-link" href={`/desk/${one.noun}/${one.recordId}`}>
              {one.name}
            </Link>{' '}
            <span className="figures note">{[one.fileNo, one.place].filter(Boolean).join(' · ')}</span>
          </p>
          <p className="note">
            {one.isApart
              ? one.decidedReason
                ? t('isApartReason', { reason: one.decidedReason })
                : t('isApart')
              : t('score', {
                  score: one.score,
                  reasons:
                    one.noun === 'companies'
                      ? one.reasons.map((reason) => t(`reason.${reason}`)).join('、')
                      : words(one),
                })}
          </p>
          <Acts entry={entry} candidate={one} backTo={backTo} />
        </li>
      ))}
    </ul>
  );
}

async function Acts({
  entry,
  candidate,
  backTo,
}: {
  entry: Settled;
  candidate: RosterCandidate;
  backTo: string;
}) {
  const t = await getTranslations('chambers.desk.links');
  const isFirm = candidate.noun === 'companies';
  const names = { name: entry.name, other: `${candidate.name}（${candidate.fileNo}）` };
  if (candidate.isApart)
    return (
      <Form action={reopenMatchAction.bind(null, backTo)} labels={{}} label={t('againOf', names)}>
        <input type="hidden" name="id" value={candidate.id} />
        <SubmitButton look="line">{t('again')}</SubmitButton>
      </Form>
    );
  return (
    <div className="mt-2 flex flex-wrap items-start gap-x-4">
      <Form
        action={linkCandidateAction.bind(null, backTo)}
        labels={{}}
        label={t('linkOf', names)}
        version={entry.version}
      >
        <input type="hidden" name="id" value={entry.id} />
        <input type="hidden" name={isFirm ? 'companyId' : 'merchantId'} value={candidate.recordId} />
        <SubmitButton look="line">{t(isFirm ? 'linkFirm' : 'link')}</SubmitButton>
      </Form>
      <details>
        <summary className={FOLD}>{t(isFirm ? 'apartFirm' : 'apart')}</summary>
        <Form
          action={markMatchApartAction.bind(null, backTo)}
          labels={{ reason: t('apartReason') }}
          label={t('apartOf', names)}
        >
          <input type="hidden" name="id" value={candidate.id} />
          <TextField name="reason" label={t('apartReason')} maxLength={200} />
          <SubmitButton look="line">{t(isFirm ? 'apartFirm' : 'apart')}</SubmitButton>
        </Form>
      </details>
    </div>
  );
}

async function Linked({ row }: { row: RosterLinkRow }) {
  const t = await getTranslations('chambers.desk.links');
  if (!row.isLinked) return null;
  return (
    <p>
      {row.linked ? (
        <Link className="quiet-link" href={`/desk/${row.linked.noun}/${row.linked.id}`}>
          {t('linkedTo', { name: row.linked.name })}
        </Link>
      ) : (
        <span className="note">{t('unreadable')}</span>
      )}
    </p>
  );
}

async function Register({ row }: { row: RosterLinkRow }) {
  const t = await getTranslations('chambers.desk.links');
  if (row.isLinked || row.partyKind !== 'person') return null;
  if (!row.isProvided) return <p className="note">{t('notProvided')}</p>;
  if (!row.canRegister) return null;
  return (
    <details>
      <summary className={FOLD}>{t('register')}</summary>
      <Form
        action={registerMemberAction}
        labels={{ reason: t('registerReason') }}
        label={t('registerOf', { name: row.name })}
        version={row.version}
      >
        <input type="hidden" name="id" value={row.id} />
        <TextField name="reason" label={t('registerReason')} hint={t('registerHint')} maxLength={200} />
        <SubmitButton look="line">{t('register')}</SubmitButton>
      </Form>
    </details>
  );
}
