import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { ForbiddenError } from '@/lib/shared/errors';
import { listStaff, worksToday, type StaffChoice } from '@/lib/users/queries-staff';
import { canCountHeld, canHandOver, canUseHandovers } from '../policy';
import { MOST_PARTS, MOST_ROWS, NO_PART, takerOf, takersIn } from '../rules';
import { handoverKinds, type HandoverKind, type HandoverPlan, type HandoverSplit } from '../schema';
import { countedSql, heldSql, openParts, openSql, partSql, tableOf, takesSql } from './held';
import { readOfficer, takerActor, type Officer } from './officers';

/** A part of an officer's people with its name; `id` null gathers those who lack what they are parted by. */
export type HoldingPart = { id: string; name: string | null; count: number };

/** What one officer has in hand, as the reader sees it; every number is that of the rows behind it. */
export type Holdings = {
  officer: Officer;
  counts: Record<HandoverKind, number>;
  /** of the people: how many are key; of the contacts: what stands open on how many */
  keyPeople: number;
  drafts: number;
  steps: number;
  difficulties: number;
  /** what only the officer can end: sheets that are asked for, imports and bulk acts that wait */
  exports: number;
  imports: number;
  bulks: number;
  parts: HoldingPart[];
  /** colleagues who may take over; empty for an officer who looks at the own work */
  staff: StaffChoice[];
  can: { handOver: boolean };
};

type Counted = Pick<
  Holdings,
  'keyPeople' | 'drafts' | 'steps' | 'difficulties' | 'exports' | 'imports' | 'bulks'
> &
  Record<HandoverKind, number>;

/** Counts what an officer has in hand, and how the people divide by `split`. 404 for an officer of other units. */
export async function getHoldings(
  actor: Actor,
  userId: string,
  split: HandoverSplit | undefined,
): Promise<Holdings> {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.read');
  const officer = await readOfficer(db, actor, userId);
  const count = (kind: HandoverKind, more = Prisma.sql`TRUE`) => {
    const { from } = tableOf(kind);
    return Prisma.sql`(SELECT count(*)::int FROM ${from} WHERE ${heldSql(actor, kind, userId)} AND ${more})`;
  };
  const mine = Prisma.sql`"createdBy" = ${userId}::uuid`;
  const mayHandOver = canHandOver(actor);
  const [[row], parts, staff] = await Promise.all([
    readRows<Counted>(Prisma.sql`
      SELECT ${Prisma.join(handoverKinds.map((kind) => Prisma.sql`${count(kind)} AS ${Prisma.raw(kind)}`))},
             ${count('people', Prisma.sql`m."isKey"`)} AS "keyPeople",
             ${count('contacts', openParts.draft)} AS drafts, ${count('contacts', openParts.next)} AS steps,
             ${count('contacts', openParts.difficulty)} AS difficulties,
             (SELECT count(*)::int FROM export WHERE ${mine} AND state IN ('waiting', 'queued', 'running')) AS exports,
             (SELECT count(*)::int FROM batch WHERE ${mine} AND state NOT IN ('applied', 'undone', 'failed', 'cancelled')) AS imports,
             (SELECT count(*)::int FROM bulk_act WHERE ${mine} AND state IN ('queued', 'running', 'undoing')) AS bulks`),
    split ? partsOf(actor, userId, split) : [],
    mayHandOver ? listStaff(actor) : [],
  ]);
  const { people = 0, contacts = 0, appeals = 0, leads = 0, projects = 0, greetings = 0 } = row ?? {};
  return {
    officer,
    counts: { people, contacts, appeals, leads, projects, greetings },
    keyPeople: row?.keyPeople ?? 0,
    drafts: row?.drafts ?? 0,
    steps: row?.steps ?? 0,
    difficulties: row?.difficulties ?? 0,
    exports: row?.exports ?? 0,
    imports: row?.imports ?? 0,
    bulks: row?.bulks ?? 0,
    parts,
    staff: staff.filter(({ id }) => id !== userId),
    can: { handOver: mayHandOver },
  };
}

/** The largest parts of an officer's people, by name. */
async function partsOf(actor: PersonActor, userId: string, split: HandoverSplit): Promise<HoldingPart[]> {
  return readRows<HoldingPart>(Prisma.sql`
    SELECT coalesce(x.part, ${NO_PART}) AS id, coalesce(u."shortName", p."nameZh") AS name, x.count FROM (
      SELECT ${partSql[split]} AS part, count(*)::int AS count
        FROM merchant m WHERE ${heldSql(actor, 'people', userId)} GROUP BY 1) x
      LEFT JOIN unit u ON u.id::text = x.part LEFT JOIN place p ON p.id::text = x.part
     ORDER BY x.count DESC, x.part LIMIT ${MOST_PARTS}`);
}

/** A record that would go over: whose it becomes. */
export type PlannedRow = { kind: HandoverKind; recordId: string; toUserId: string };

/** The rows of a plan, kind by kind, as they stand now; one more than the most, so that a caller can refuse. */
export async function plannedRows(
  tx: Tx,
  actor: PersonActor,
  userId: string,
  plan: HandoverPlan,
): Promise<PlannedRow[]> {
  const rows: PlannedRow[] = [];
  for (const kind of handoverKinds) {
    const { from, of } = tableOf(kind);
    const part = kind === 'people' && plan.split ? partSql[plan.split] : Prisma.sql`NULL`;
    const found = await tx.$queryRaw<{ id: string; part: string | null }[]>(Prisma.sql`
      SELECT ${of}.id, coalesce(${part}::text, ${NO_PART}) AS part FROM ${from}
       WHERE ${heldSql(actor, kind, userId)} ORDER BY ${of}.id LIMIT ${MOST_ROWS + 1}`);
    rows.push(
      ...found.map(({ id, part: in_ }) => ({ kind, recordId: id, toUserId: takerOf(plan, kind, in_) })),
    );
  }
  return rows;
}

/** What one person would take over: how many of each kind, and how many of them such a person may not see. */
export type PlannedShare = {
  taker: { id: string; name: string | null };
  /** false where the person does not work with people in these units today */
  works: boolean;
  counts: Partial<Record<HandoverKind, { total: number; unseen: number }>>;
};

/** The plan looked at before it is carried out. */
export async function previewHandover(
  actor: Actor,
  userId: string,
  plan: HandoverPlan,
): Promise<PlannedShare[]> {
  if (!canHandOver(actor)) throw new ForbiddenError('handovers.start');
  await readOfficer(db, actor, userId);
  const rows = await plannedRows(db, actor, userId, plan);
  const staff = new Map((await listStaff(actor)).map((one) => [one.id, one.name]));
  return Promise.all(
    takersIn(plan).map(async (id) => {
      const taker = id === userId ? null : await takerActor(db, actor, id);
      const own = Map.groupBy(
        rows.filter((row) => row.toUserId === id),
        (row) => row.kind,
      );
      const counts = await Promise.all(
        [...own].map(async ([kind, of]) => {
          const seen = taker
            ? await seenBy(
                taker,
                kind,
                of.map((row) => row.recordId),
              )
            : 0;
          return [kind, { total: of.length, unseen: of.length - seen }] as const;
        }),
      );
      return {
        taker: { id, name: staff.get(id) ?? null },
        works: taker !== null,
        counts: Object.fromEntries(counts),
      };
    }),
  );
}

async function seenBy(taker: PersonActor, kind: HandoverKind, ids: readonly string[]): Promise<number> {
  const { from, of } = tableOf(kind);
  const [row] = await db.$queryRaw<{ n: number }[]>(Prisma.sql`
    SELECT count(*)::int AS n FROM ${from} WHERE ${of}.id = ANY (${[...ids]}::uuid[]) AND ${takesSql(taker, kind)}`);
  return row?.n ?? 0;
}

/** One officer in the list of who has how much in hand. */
export type HolderRow = {
  id: string;
  name: string;
  unit: string | null;
  /** false: left, and still named */
  works: boolean;
} & Record<HandoverKind, number>;

const MOST_HOLDERS = 200;

/**
 * Officers who have something in hand within the actor's units: those who left first, then by how much; the own line
 * always, and for whoever is no chief that one alone.
 */
export async function listHolders(actor: Actor): Promise<HolderRow[]> {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.read');
  const own = actor.userId;
  const only = (kind: HandoverKind) =>
    canHandOver(actor)
      ? Prisma.sql`${tableOf(kind).officer} IS NOT NULL`
      : Prisma.sql`${tableOf(kind).officer} = ${own}::uuid`;
  const each = handoverKinds.map((kind) => {
    const { from, officer } = tableOf(kind);
    return Prisma.sql`SELECT ${officer} AS "userId", ${kind}::text AS kind, count(*)::int AS n FROM ${from}
       WHERE ${only(kind)} AND ${openSql(actor, kind)} GROUP BY 1`;
  });
  const sums = handoverKinds.map(
    (kind) => Prisma.sql`coalesce(sum(x.n) FILTER (WHERE x.kind = ${kind}), 0)::int AS ${Prisma.raw(kind)}`,
  );
  return readRows<HolderRow>(Prisma.sql`
    SELECT p.id, p.name, w.unit, w.unit IS NOT NULL AS works, ${Prisma.join(sums)}
      FROM (SELECT ${own}::uuid AS "userId", ''::text AS kind, 0 AS n UNION ALL ${Prisma.join(each, ' UNION ALL ')}) x JOIN app_user p ON p.id = x."userId"
      LEFT JOIN LATERAL (
        SELECT u."shortName" AS unit FROM user_grant g JOIN unit u ON u.id = g."unitId"
         WHERE g."userId" = p.id AND ${worksToday} ORDER BY g."validFrom" DESC, g.id LIMIT 1) w ON TRUE
     GROUP BY p.id, p.name, w.unit
     ORDER BY works, sum(x.n) DESC, p.name, p.id LIMIT ${MOST_HOLDERS}`);
}

/**
 * How many things an account still has in hand, over all units: a number for those who close accounts, who read no
 * record; and the chiefs of its units, who can hand them over.
 */
export async function countHeld(actor: Actor, userId: string): Promise<{ total: number; chiefs: string[] }> {
  if (!canCountHeld(actor)) throw new ForbiddenError('handovers.count');
  const counts = handoverKinds.map((kind) => {
    const { from, officer } = tableOf(kind);
    return Prisma.sql`(SELECT count(*) FROM ${from} WHERE ${officer} = ${userId}::uuid AND ${countedSql(kind)})`;
  });
  const [[row], chiefs] = await Promise.all([
    readRows<{ n: number }>(Prisma.sql`SELECT (${Prisma.join(counts, ' + ')})::int AS n`),
    readRows<{ name: string }>(Prisma.sql`
      SELECT DISTINCT p.name FROM user_grant mine JOIN unit u ON u.id = mine."unitId"
        JOIN user_grant g ON g."unitId" = ANY (u."ancestorIds") AND g.role = 'chief' JOIN app_user p ON p.id = g."userId"
       WHERE mine."userId" = ${userId}::uuid AND p.id <> ${userId}::uuid AND ${worksToday} ORDER BY p.name LIMIT 5`),
  ]);
  return { total: row?.n ?? 0, chiefs: chiefs.map(({ name }) => name) };
}
