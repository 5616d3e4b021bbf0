import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { countLedger } from '@/lib/merchants/queries/read-ledger';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { MerchantFilters } from '@/lib/merchants/search-params';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError } from '@/lib/shared/errors';
import { canDecideGreeting, canUpdateGreeting } from '../policy';
import {
  MOST_RECIPIENTS,
  readPaperState,
  type GreetingChannel,
  type GreetingState,
  type PaperKind,
  type PaperState,
  type RecipientState,
} from '../rules';
import type { GreetingFestival } from '../rules-festivals';
import { countReasons, decideAll, type LeftOutReason } from '../rules-recipients';
import { listCandidates, listCrowded } from './recipient-facts';
import { isoDay, questionOf, readGreeting, type GreetingRecord } from './read-greeting';

type Named = { id: string; name: string };

/** A file of a campaign as its page shows it. */
export type PaperRow = {
  id: string;
  kind: PaperKind;
  layout: string | null;
  part: number;
  parts: number;
  fromNo: number;
  toNo: number;
  state: PaperState;
  expiresAt: string | null;
  downloads: number;
  maker: string;
};

/** A campaign as its page shows it. Days as YYYY-MM-DD, instants as ISO. */
export type GreetingDetail = {
  id: string;
  number: string;
  version: number;
  title: string;
  festival: GreetingFestival;
  dayId: string | null;
  ownDay: string | null;
  year: number;
  festivalOn: string;
  channel: GreetingChannel;
  state: GreetingState;
  template: { id: string; name: string; number: number };
  text: { subject: string | null; body: string; signature: string | null };
  signOff: string;
  letterOn: string;
  segment: MerchantFilters | null;
  added: Named[];
  takenOut: Named[];
  unitId: string;
  unit: string | null;
  officer: Named;
  asked: { by: string; at: string } | null;
  decided: { by: string; at: string; reason: string | null } | null;
  /** mails and SMS that the programme itself sends: running, stopped; null: not begun, over, or by hand */
  sending: 'running' | 'stopped' | null;
  sendingCode: string | null;
  sentOn: string | null;
  closedAt: string | null;
  closingNote: string | null;
  archived: { on: string; reason: string } | null;
  isSample: boolean;
  papers: PaperRow[];
  can: { update: boolean; submit: boolean; decide: boolean; work: boolean; waitsForOther: boolean };
};

/** One campaign of the actor's units. Anybody else's does not exist. */
export async function getGreeting(actor: Actor, id: string): Promise<GreetingDetail> {
  const row = await readGreeting(actor, id);
  const [names, unit, people, papers] = await Promise.all([
    namesOf([row.askedBy, row.decidedBy, row.officerId]),
    db.unit.findUnique({ where: { id: row.unitId }, select: { shortName: true } }),
    pickedNames(actor, row),
    papersOf(id),
  ]);
  const { askedBy, askedAt, decidedBy, decidedAt } = row;
  const mayWork = canUpdateGreeting(actor, row) && row.archivedAt === null;
  const { added, takenOut } = questionOf(row);
  const named = (ids: readonly string[]): Named[] =>
    ids.flatMap((one) => {
      const name = people.get(one);
      return name === undefined ? [] : [{ id: one, name }];
    });
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    title: row.title,
    // cast: the column holds codes of the closed list, which the schema checked
    festival: row.festival as GreetingFestival,
    dayId: row.dayId,
    ownDay: row.ownDay?.name ?? null,
    year: row.year,
    festivalOn: isoDay(row.festivalOn),
    channel: row.channel,
    state: row.state,
    template: { id: row.text.templateId, name: row.text.template.name, number: row.text.number },
    text: { subject: row.text.subject, body: row.text.body, signature: row.text.signature },
    signOff: row.signOff,
    letterOn: isoDay(row.letterOn),
    segment: questionOf(row).segment,
    added: named(added),
    takenOut: named(takenOut),
    unitId: row.unitId,
    unit: unit?.shortName ?? null,
    officer: { id: row.officerId, name: names.get(row.officerId) ?? '' },
    asked: askedBy && askedAt ? { by: names.get(askedBy) ?? '', at: askedAt.toISOString() } : null,
    decided:
      decidedBy && decidedAt
        ? { by: names.get(decidedBy) ?? '', at: decidedAt.toISOString(), reason: row.decisionReason }
        : null,
    sending: row.sending === 'running' || row.sending === 'stopped' ? row.sending : null,
    sendingCode: row.sendingCode,
    sentOn: row.sentOn ? isoDay(row.sentOn) : null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closingNote: row.closingNote,
    archived: row.archivedAt ? { on: isoDay(row.archivedAt), reason: row.archivedReason ?? '' } : null,
    isSample: row.isSample,
    papers,
    can: {
      update: mayWork && row.state === 'draft',
      submit: mayWork && row.state === 'draft',
      decide: row.state === 'submitted' && canDecideGreeting(actor, row),
      work: mayWork && row.state !== 'draft' && row.state !== 'submitted',
      waitsForOther: row.state === 'submitted' && !canDecideGreeting(actor, row),
    },
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({
    where: { id: { in: ids.filter((one) => one !== null) } },
    select: { id: true, name: true },
    take: 5,
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Names of people picked by hand, those whom the actor may see. */
async function pickedNames(actor: Actor, row: GreetingRecord): Promise<Map<string, string>> {
  const rows = await db.merchant.findMany({
    where: {
      AND: [
        { id: { in: row.picks.map(({ merchantId }) => merchantId) } },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, name: true },
    take: 400,
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function papersOf(greetingId: string): Promise<PaperRow[]> {
  const rows = await readRows<Omit<PaperRow, 'state'> & { state: string }>(Prisma.sql`
    SELECT p.id, p.kind, p.layout, p.part, p.parts, p."fromNo", p."toNo", p.state, p.downloads, w.name AS maker,
           to_char(p."expiresAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "expiresAt"
      FROM greeting_paper p LEFT JOIN app_user w ON w.id = p."createdBy"
     WHERE p."greetingId" = ${greetingId}::uuid ORDER BY p."createdAt" DESC, p.part, p.id LIMIT 200`);
  return rows.map((row) => ({ ...row, state: readPaperState(row.state) }));
}

/** A list as it would be frozen now: how many get the greeting, who is left out why, who is crowded. */
export type DraftList = {
  /** people of the segment, exactly as the merchants' list counts them; null without a segment */
  segment: number | null;
  all: number;
  isTooLong: boolean;
  ready: number;
  leftOut: { reason: LeftOutReason; count: number }[];
  crowded: number;
  /** the first few who would get it, for the preview */
  first: { id: string; name: string; firm: string | null; honorific: string }[];
};

const SHOWN = 3;

/** What a draft's list is today, within the rights of who looks. */
export async function getDraftList(actor: Actor, id: string): Promise<DraftList> {
  const row = await readGreeting(actor, id);
  const question = questionOf(row);
  const [candidates, segment] = await Promise.all([
    listCandidates(actor, question, MOST_RECIPIENTS + 1),
    question.segment ? countLedger(actor, { filters: question.segment }) : null,
  ]);
  const decided = decideAll(candidates);
  const ready = decided.filter(({ reason }) => reason === null);
  const crowded = await listCrowded(
    actor,
    ready.map((one) => one.id),
    row.unitId,
  );
  return {
    segment,
    all: candidates.length,
    isTooLong: candidates.length > MOST_RECIPIENTS,
    ...countReasons(decided.map(({ reason }) => reason)),
    crowded: crowded.size,
    first: ready
      .slice(0, SHOWN)
      .map(({ id: merchantId, name, firm, honorific }) => ({ id: merchantId, name, firm, honorific })),
  };
}

/** How many people a question of the merchants' list holds, for the form. */
export async function countSegment(actor: Actor, filters: MerchantFilters): Promise<number> {
  return countLedger(actor, { filters });
}

/** The frozen list in numbers. */
export type RecipientCounts = {
  all: number;
  states: Partial<Record<RecipientState, number>>;
  reasons: { reason: LeftOutReason; count: number }[];
  crowded: number;
  /** printed already, and left out since: to be taken out of the pile by hand */
  pullOut: number;
};

/** Recipients by state and reason; every number is that of the list it opens. */
export async function countRecipients(actor: Actor, id: string): Promise<RecipientCounts> {
  const row = await readGreeting(actor, id);
  const [states, [extra]] = await Promise.all([
    readRows<{ state: RecipientState; reason: LeftOutReason | null; n: number }>(Prisma.sql`
      SELECT r.state::text AS state, r.reason, count(*)::int AS n FROM greeting_recipient r
       WHERE r."greetingId" = ${row.id}::uuid GROUP BY r.state, r.reason ORDER BY n DESC, r.reason`),
    readRows<{ crowded: number; pullOut: number }>(Prisma.sql`
      SELECT (count(*) FILTER (WHERE r."isCrowded" AND r.state <> 'left_out'))::int AS crowded,
             (count(*) FILTER (WHERE r.state = 'left_out' AND r."printedAt" IS NOT NULL))::int AS "pullOut"
        FROM greeting_recipient r WHERE r."greetingId" = ${row.id}::uuid`),
  ]);
  const sums: Partial<Record<RecipientState, number>> = {};
  for (const { state, n } of states) sums[state] = (sums[state] ?? 0) + n;
  return {
    all: states.reduce((sum, { n }) => sum + n, 0),
    states: sums,
    reasons: states.flatMap(({ reason, n }) => (reason ? [{ reason, count: n }] : [])),
    crowded: extra?.crowded ?? 0,
    pullOut: extra?.pullOut ?? 0,
  };
}

/** Who changed what when on a campaign. */
export async function getGreetingHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  if (actor.kind !== 'person' && actor.kind !== 'system') throw new ForbiddenError('greetings.read');
  await readGreeting(actor, id);
  return historyOf(actor, 'greetings', id);
}

/** How far the files are that were asked for together with this one; for the progress display. */
export async function getPaperProgress(actor: Actor, paperId: string) {
  const paper = await db.greetingPaper.findUnique({
    where: { id: paperId },
    select: { greetingId: true, kind: true, requestId: true, phaseSince: true },
  });
  await readGreeting(actor, paper?.greetingId ?? paperId);
  const rows = await db.greetingPaper.findMany({
    where: {
      greetingId: paper?.greetingId ?? '',
      kind: paper?.kind ?? '',
      requestId: paper?.requestId ?? '',
    },
    select: { state: true, done: true, total: true },
    orderBy: { part: 'asc' },
    take: 100,
  });
  const done = rows.reduce((sum, row) => sum + row.done, 0);
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const running = rows.some(({ state }) => state === 'queued' || state === 'running');
  return {
    state: running ? 'running' : 'over',
    running,
    phase: rows.some(({ state }) => state === 'running') ? 'writing' : null,
    done,
    total,
    cancelAsked: false,
    share: total > 0 ? Math.min(1, done / total) : null,
    perSecond: null,
    secondsLeft: null,
  };
}
