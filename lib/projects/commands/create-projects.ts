import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canCreateProjects, canOwnProjectFor } from '../policy';
import { projectSearchColumns } from '../rules';
import type { ProjectInput, ProjectStage, ProjectStatus } from '../schema';
import { checkReferences, companiesByName } from './prepare';

/** One project to register, with what the seed or an import adds to the form's input. */
export type ProjectEntry = ProjectInput & {
  stage?: ProjectStage;
  stageSince?: string;
  status?: ProjectStatus;
  merchantId?: string | null;
  leadId?: string | null;
  isSample?: boolean;
};

/**
 * Registers projects, a set in one transaction; the form calls it with one (E1). Each gets its number, its first stage
 * log row and the whole credit for its own unit. Refuses a unit outside the scope and ids that do not exist. Ids come
 * back in the order of the entries.
 */
export async function createProjects(
  actor: Actor,
  entries: readonly ProjectEntry[],
  context: { batchId?: string | null } = {},
): Promise<{ ids: string[] }> {
  return inTransaction((tx) => createProjectsIn(tx, actor, entries, context), 60_000);
}

/** The same inside a transaction that the caller has opened. */
export async function createProjectsIn(
  tx: Tx,
  actor: Actor,
  entries: readonly ProjectEntry[],
  context: { batchId?: string | null } = {},
): Promise<{ ids: string[] }> {
  if (!canCreateProjects(actor)) throw new ForbiddenError('projects.create');
  const userId = actor.kind === 'person' ? actor.userId : null;
  const owners = entries.map((entry) => ownerOf(actor, entry));
  await checkReferences(tx, entries);
  const companies = await companiesByName(tx, entries);
  const year = Number(today().slice(0, 4));
  const first = await reserveNumbers(tx, 'projects', year, entries.length);
  const rows = entries.map((entry, index) => {
    const { stage, stageSince, status, isSample, ...values } = entry;
    const number = numberText('P', year, first + index);
    return {
      id: newId(),
      number,
      ...nulls(values),
      ownerUnitId: owners[index] ?? '',
      investorCompanyId: companies.get(entry.investorText ?? '') ?? null,
      stage: stage ?? 'lead',
      stageSince: stageSince ?? today(),
      status: status ?? 'ongoing',
      isSample: isSample ?? false,
      createdBy: userId,
      updatedAt: new Date(),
      ...projectSearchColumns({ ...entry, number }),
    };
  });
  await bulkInsert(tx, 'project', rows);
  await bulkInsert(
    tx,
    'stage_log',
    rows.map((row) => ({
      id: newId(),
      projectId: row.id,
      toStage: row.stage,
      onDate: row.stageSince,
      by: userId,
    })),
  );
  await bulkInsert(
    tx,
    'credit_share',
    rows.map((row) => ({
      id: newId(),
      projectId: row.id,
      unitId: row.ownerUnitId,
      percent: '100',
      validFrom: row.stageSince,
    })),
  );
  await recordChanges(
    tx,
    actor,
    rows.map((row, index) => ({
      noun: 'projects',
      recordId: row.id,
      verb: 'create',
      after: { ...entries[index], number: row.number, ownerUnitId: row.ownerUnitId },
      batchId: context.batchId ?? null,
    })),
  );
  return { ids: rows.map((row) => row.id) };
}

function ownerOf(actor: Actor, entry: ProjectEntry): string {
  const unitId = entry.ownerUnitId ?? (actor.kind === 'person' ? actor.unitId : null);
  if (!unitId) throw FieldErrors.of('ownerUnitId', 'required');
  if (!canOwnProjectFor(actor, unitId)) throw new ForbiddenError('projects.own_for_unit');
  return unitId;
}

const COLUMNS = [
  'name',
  'nationalCode',
  'investorText',
  'sourceText',
  'chamberId',
  'parkId',
  'chainId',
  'content',
  'totalInvestmentWan',
  'landMu',
  'plantSqm',
  'jobs',
  'leaderText',
  'note',
  'merchantId',
  'leadId',
] as const;

/** Every row names every column, so that a set is one statement. */
function nulls(values: Omit<ProjectEntry, 'stage' | 'stageSince' | 'status' | 'isSample'>) {
  return {
    ...Object.fromEntries(COLUMNS.map((name) => [name, values[name] ?? null])),
    isReturn: values.isReturn,
    isRestricted: values.isRestricted,
  };
}
