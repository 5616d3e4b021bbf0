import { countMerchantsByResidence } from '@/lib/merchants/queries/count-facets';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListChambers, chamberScopeColumns, visibleChambers, visibleRosters } from '../policy';
import type { ChamberStatus } from '../rules';
import { countChecks, type CheckCounts } from '../rules-checks';
import { rosterFreshness, type Freshness } from '../rules-freshness';
import { listChamberChecks } from './chamber-checks';

/** A city where so many of the ledger live and no chamber is counts as empty. */
export const MANY_PEOPLE = 5;
const MOST_CHAMBERS = 1_000;
const MOST_CITIES = 200;

export type MatrixRow = {
  id: string;
  name: string;
  city: string | null;
  kind: 'own' | 'partner' | 'alliance';
  status: ChamberStatus;
  /** null: no roster was ever entered */
  counted: number | null;
  termEndsOn: string | null;
  /** the term is over and the chamber goes on */
  isTermOver: boolean;
  /** null: owes no roster, or the actor does not read how it is kept */
  freshness: Freshness | null;
  /** null: the rules don't concern it, or the actor does not read its roster */
  checks: CheckCounts | null;
};

export type MatrixCity = { city: string; chambers: number; members: number };

export type ChamberMatrix = {
  rows: MatrixRow[];
  cities: MatrixCity[];
  /** cities of many people without a chamber; the filter value opens the ledger at exactly those people */
  empty: { id: string; city: string; people: number }[];
};

type Found = Omit<MatrixRow, 'freshness' | 'isTermOver' | 'checks'> & {
  attestedQuarter: string | null;
  lastChangeOn: string | null;
  officers: number;
  keeps: boolean;
};

const plainCity = (name: string): string => name.replace(/市$/, '');

/**
 * All chambers of the scope by city, with how far each roster can be believed, and the cities where many of the ledger
 * live and no chamber is (B3). How a roster is kept is told to whoever may read it; residence counts follow the ledger's
 * own rule, so a role that may not see where people live gets no empty cities.
 */
export async function getChamberMatrix(actor: Actor): Promise<ChamberMatrix> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const now = today();
  const [found, people, checked] = await Promise.all([
    db.$queryRaw<Found[]>`
      SELECT c.id, c.name, c."cityName" AS city, c.kind::text AS kind, c.status::text AS status,
             CASE WHEN r.entries = 0 THEN NULL ELSE r.present END AS counted,
             to_char(t."endsOn", 'YYYY-MM-DD') AS "termEndsOn",
             (SELECT max(a.quarter) FROM roster_attestation a WHERE a."chamberId" = c.id) AS "attestedQuarter",
             to_char(r.changed AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "lastChangeOn",
             (SELECT count(*)::int FROM user_grant g WHERE g."chamberId" = c.id AND g."revokedAt" IS NULL
                AND g."validFrom" <= ${now}::date AND (g."validTo" IS NULL OR g."validTo" >= ${now}::date)) AS officers,
             (${scopeSql(visibleRosters(actor), chamberScopeColumns, 'c')}) AS keeps
        FROM chamber c
        LEFT JOIN LATERAL (SELECT x."endsOn" FROM chamber_term x WHERE x."chamberId" = c.id
                            ORDER BY x.number DESC LIMIT 1) t ON TRUE
        CROSS JOIN LATERAL (SELECT count(*)::int AS entries, max(m."updatedAt") AS changed,
               (count(*) FILTER (WHERE m."leftOn" IS NULL OR m."leftOn" > ${now}::date))::int AS present
               FROM membership m WHERE m."chamberId" = c.id) r
       WHERE c."archivedAt" IS NULL AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')}
       ORDER BY c.pinyin, c.id LIMIT ${MOST_CHAMBERS}::int`,
    countMerchantsByResidence(actor, 'city', { order: 'updated' }, MOST_CITIES),
    listChamberChecks(actor),
  ]);
  const rows = found.map(({ attestedQuarter, lastChangeOn, officers, keeps, ...row }): MatrixRow => {
    const isGone = row.status === 'dissolved';
    const checks = checked.get(row.id);
    return {
      ...row,
      checks: checks ? countChecks(checks) : null,
      isTermOver: !isGone && row.termEndsOn !== null && row.termEndsOn < now,
      freshness: keeps
        ? rosterFreshness({
            status: row.status,
            kind: row.kind,
            members: row.counted ?? 0,
            attestedQuarter,
            lastChangeOn,
            termEndsOn: row.termEndsOn,
            officers,
            today: now,
          })
        : null,
    };
  });
  const cities = new Map<string, MatrixCity>();
  for (const { city, kind, status, counted } of rows) {
    if (city === null || kind === 'alliance' || status === 'dissolved') continue;
    const cell = cities.get(city) ?? { city, chambers: 0, members: 0 };
    cities.set(city, { city, chambers: cell.chambers + 1, members: cell.members + (counted ?? 0) });
  }
  const settled = new Set([...cities.keys()].map(plainCity));
  return {
    rows: rows.sort((a, b) => (a.freshness?.score ?? 101) - (b.freshness?.score ?? 101)),
    cities: [...cities.values()].sort((a, b) => b.chambers - a.chambers || b.members - a.members),
    empty: people
      .filter((one) => one.count >= MANY_PEOPLE && !settled.has(plainCity(one.label)))
      .map((one) => ({ id: one.value, city: one.label, people: one.count })),
  };
}
