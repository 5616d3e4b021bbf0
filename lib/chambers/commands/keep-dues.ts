import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { refreshStatusesIn } from '../jobs/refresh-statuses';
import { canKeepDues, chamberScopeColumns, visibleRosters, visibleRosterWhere } from '../policy';
import { duesRuleFor, periodEnd } from '../rules-dues';
import type { DuesPaidInput, DuesRaiseInput, DuesRulesInput, DuesWaiveInput } from '../schema';
import { dateOf, dayText } from './prepare';

const MOST_MEMBERS = 10_000;

async function requireBooks(tx: Tx, actor: Actor, id: string) {
  const chamber = await tx.chamber.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)] },
    select: { id: true, ownerUnitId: true, status: true },
  });
  if (!chamber) throw new NotFoundError('chamber');
  if (!canKeepDues(actor, chamber)) throw new ForbiddenError('chambers.dues');
  return chamber;
}

/**
 * Sets what a chamber asks of its members from a day on, in 元 by office (商会会费标准). Rules that held until then end on
 * the day before; a set that begins on the same day is replaced. Refuses a day before the set that holds now.
 */
export async function saveDuesRules(actor: Actor, input: DuesRulesInput): Promise<{ chamberId: string }> {
  return inTransaction(async (tx) => {
    const { id: chamberId } = await requireBooks(tx, actor, input.chamberId);
    const from = dateOf(input.validFrom);
    const later = await tx.duesRule.count({ where: { chamberId, validFrom: { gt: from ?? undefined } } });
    if (later > 0) throw FieldErrors.of('validFrom', 'dues_rule_later');
    const open = await tx.duesRule.findMany({
      where: { chamberId, validTo: null },
      select: { rank: true, amountWan: true, periodMonths: true, graceDays: true, validFrom: true },
      orderBy: { id: 'asc' },
      take: 20,
    });
    await tx.duesRule.deleteMany({ where: { chamberId, validFrom: from ?? undefined } });
    await tx.duesRule.updateMany({
      where: { chamberId, validTo: null },
      data: { validTo: dateOf(addDays(input.validFrom, -1)) },
    });
    const { periodMonths, graceDays } = input;
    await bulkInsert(
      tx,
      'dues_rule',
      input.lines.map((line) => ({
        id: newId(),
        chamberId,
        rank: line.rank === 'all' ? null : line.rank,
        amountWan: line.amount,
        periodMonths,
        graceDays,
        validFrom: input.validFrom,
      })),
    );
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamberId,
      verb: 'dues_rules',
      before: { duesRules: open.map((rule) => `${rule.rank ?? 'all'} ${rule.amountWan.toFixed()}`) },
      after: {
        duesRules: input.lines.map((line) => `${line.rank} ${line.amount}`),
        duesFrom: input.validFrom,
        periodMonths,
        graceDays,
      },
    });
    return { chamberId };
  });
}

/**
 * Enters what present members owe for the period that begins on a day, by the rule of their office on that day. A
 * member who has a line for that period already keeps it, so pressing twice adds nothing; returns how many were added.
 */
export async function raiseDues(
  actor: Actor,
  input: DuesRaiseInput,
): Promise<{ chamberId: string; added: number }> {
  return inTransaction(async (tx) => {
    const { id: chamberId, status } = await requireBooks(tx, actor, input.chamberId);
    if (status === 'dissolved') throw new AppError('not_in_this_state');
    if (input.dueOn < input.periodFrom) throw FieldErrors.of('dueOn', 'date_order');
    const rules = await tx.duesRule.findMany({
      where: { chamberId },
      select: {
        rank: true,
        amountWan: true,
        periodMonths: true,
        graceDays: true,
        validFrom: true,
        validTo: true,
      },
      orderBy: { validFrom: 'asc' },
      take: 500,
    });
    const facts = rules.map((rule) => ({
      ...rule,
      amountWan: rule.amountWan.toFixed(),
      validFrom: dayText(rule.validFrom) ?? '',
      validTo: dayText(rule.validTo),
    }));
    if (!facts.some((rule) => duesRuleFor([rule], rule.rank, input.periodFrom)))
      throw FieldErrors.of('periodFrom', 'dues_no_rule');
    // one after another: two clicks at once must not meet in the unique key
    await tx.$queryRaw`SELECT 1 FROM chamber WHERE id = ${chamberId}::uuid FOR UPDATE`;
    const members = await tx.membership.findMany({
      where: {
        chamberId,
        OR: [{ leftOn: null }, { leftOn: { gt: dateOf(today()) ?? undefined } }],
        dues: { none: { periodFrom: dateOf(input.periodFrom) ?? undefined } },
      },
      select: { id: true, entryOffice: true },
      orderBy: { id: 'asc' },
      take: MOST_MEMBERS,
    });
    const rows = members.flatMap((member) => {
      const rule = duesRuleFor(facts, member.entryOffice ?? 'member', input.periodFrom);
      if (!rule) return [];
      return {
        id: newId(),
        membershipId: member.id,
        periodFrom: input.periodFrom,
        periodTo: periodEnd(input.periodFrom, rule.periodMonths),
        dueOn: input.dueOn,
        graceDays: rule.graceDays,
        dueWan: rule.amountWan,
      };
    });
    await bulkInsert(tx, 'dues_entry', rows);
    await recordChanges(
      tx,
      actor,
      rows.map(({ membershipId, periodFrom, periodTo, dueOn, dueWan }) => ({
        noun: 'memberships',
        recordId: membershipId,
        verb: 'dues_raised',
        after: { duesPeriod: `${periodFrom}/${periodTo}`, dueOn, dueWan },
      })),
    );
    await refreshStatusesIn(tx, { ids: rows.map((row) => row.membershipId) });
    return { chamberId, added: rows.length };
  });
}

async function requireLine(tx: Tx, actor: Actor, id: string, version: number) {
  const line = await tx.duesEntry.findFirst({
    where: {
      id,
      membership: {
        chamber: visibleRosterWhere(actor),
      },
    },
    select: {
      id: true,
      membershipId: true,
      dueWan: true,
      paidWan: true,
      paidOn: true,
      method: true,
      receiptNo: true,
      periodFrom: true,
      waivedOn: true,
      version: true,
      membership: { select: { chamberId: true, chamber: { select: { id: true, ownerUnitId: true } } } },
    },
  });
  if (!line) throw new NotFoundError('dues_entry');
  if (!canKeepDues(actor, line.membership.chamber)) throw new ForbiddenError('chambers.dues');
  if (line.version !== version)
    throw new AppError('conflict', {}, { paid: line.paidWan.toFixed(), version: String(line.version) });
  return line;
}

/** What has been paid in all on one line, with day, way and receipt number; a mistake is put right the same way. */
export async function recordDuesPaid(
  actor: Actor,
  input: DuesPaidInput,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction(async (tx) => {
    const line = await requireLine(tx, actor, input.id, input.version);
    if (line.waivedOn !== null) throw new AppError('not_in_this_state');
    if (input.paidOn > today()) throw FieldErrors.of('paidOn', 'date_in_future');
    const moved = await tx.duesEntry.updateMany({
      where: { id: line.id, version: input.version },
      data: {
        paidWan: input.paid,
        paidOn: dateOf(input.paidOn),
        method: input.method ?? null,
        receiptNo: input.receiptNo ?? null,
        note: input.note ?? null,
        version: { increment: 1 },
      },
    });
    if (moved.count !== 1) throw new AppError('conflict');
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: line.membershipId,
      verb: 'dues_paid',
      before: { paidWan: line.paidWan.toFixed(), paidOn: dayText(line.paidOn), receiptNo: line.receiptNo },
      after: {
        duesPeriod: dayText(line.periodFrom),
        paidWan: input.paid,
        paidOn: input.paidOn,
        receiptNo: input.receiptNo ?? null,
      },
    });
    await refreshStatusesIn(tx, { ids: [line.membershipId] });
    return { id: line.membershipId, chamberId: line.membership.chamberId };
  });
}

/** Dues that are not asked for, with the reason; only what nothing has been paid on. */
export async function waiveDues(
  actor: Actor,
  input: DuesWaiveInput,
): Promise<{ id: string; chamberId: string }> {
  return inTransaction(async (tx) => {
    const line = await requireLine(tx, actor, input.id, input.version);
    if (line.waivedOn !== null || !line.paidWan.isZero()) throw new AppError('not_in_this_state');
    const moved = await tx.duesEntry.updateMany({
      where: { id: line.id, version: input.version },
      data: { waivedOn: dateOf(today()), waivedReason: input.reason, version: { increment: 1 } },
    });
    if (moved.count !== 1) throw new AppError('conflict');
    await recordChange(tx, actor, {
      noun: 'memberships',
      recordId: line.membershipId,
      verb: 'dues_waived',
      after: { duesPeriod: dayText(line.periodFrom), dueWan: line.dueWan.toFixed() },
      reason: input.reason,
    });
    await refreshStatusesIn(tx, { ids: [line.membershipId] });
    return { id: line.membershipId, chamberId: line.membership.chamberId };
  });
}
