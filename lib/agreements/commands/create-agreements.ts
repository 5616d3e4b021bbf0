import { recordChanges } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { canUpdateAgreement } from '../policy';
import { moneyColumns } from '../rules';
import type { AgreementInput } from '../schema';

export type AgreementEntry = AgreementInput & { isSample?: boolean };

/**
 * Records agreements, a set in one transaction; the form calls it with one (E12). Amounts are lines by source, foreign
 * money keeps amount, currency, rate and its day. Refuses projects outside the scope, and a signature in the future.
 */
export async function createAgreements(
  actor: Actor,
  entries: readonly AgreementEntry[],
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createAgreementsIn(tx, actor, entries), 60_000);
}

/** The same inside a transaction that the caller has opened. */
export async function createAgreementsIn(
  tx: Tx,
  actor: Actor,
  entries: readonly AgreementEntry[],
): Promise<{ ids: string[] }> {
  await checkProjects(tx, actor, entries);
  for (const entry of entries)
    if (entry.signedOn > today()) throw FieldErrors.of('signedOn', 'date_in_future');
  const rows = entries.map((entry) => ({
    id: newId(),
    projectId: entry.projectId,
    kind: entry.kind,
    number: entry.number ?? null,
    title: entry.title,
    partyText: entry.partyText ?? null,
    signedOn: entry.signedOn,
    signedAt: entry.signedAt ?? null,
    eventText: entry.eventText ?? null,
    note: entry.note ?? null,
    isSample: entry.isSample ?? false,
    createdBy: actor.kind === 'person' ? actor.userId : null,
    updatedAt: new Date(),
  }));
  await bulkInsert(tx, 'agreement', rows);
  await bulkInsert(
    tx,
    'agreement_line',
    rows.flatMap((row, index) => lineRows(row.id, entries[index]?.lines ?? [])),
  );
  if (actor.kind === 'person') {
    for (const [index, row] of rows.entries()) {
      const files = entries[index]?.files ?? [];
      await attachFiles(tx, actor, { noun: 'agreements', recordId: row.id, role: 'text' }, files);
    }
  }
  await recordChanges(
    tx,
    actor,
    rows.map((row, index) => ({
      noun: 'agreements',
      recordId: row.id,
      verb: 'create',
      after: { ...row, updatedAt: undefined, lines: entries[index]?.lines },
    })),
  );
  return { ids: rows.map((row) => row.id) };
}

/** Rows of agreement_line for the lines of one agreement. */
export function lineRows(agreementId: string, lines: AgreementInput['lines']) {
  return lines.map(({ sourceScope, ...money }) => ({
    id: newId(),
    agreementId,
    sourceScope,
    ...moneyColumns(money),
  }));
}

async function checkProjects(tx: Tx, actor: Actor, entries: readonly AgreementEntry[]): Promise<void> {
  const ids = [...new Set(entries.map((entry) => entry.projectId))];
  const projects = await tx.project.findMany({
    where: {
      AND: [{ id: { in: ids }, archivedAt: null }, scopeWhere(visibleProjects(actor), projectScopeColumns)],
    },
    select: { ownerUnitId: true, merchantId: true, isRestricted: true },
  });
  if (projects.length !== ids.length) throw new NotFoundError('project');
  if (!projects.every((project) => canUpdateAgreement(actor, project)))
    throw new ForbiddenError('agreements.create');
}
