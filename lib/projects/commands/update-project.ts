import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { FieldErrors } from '@/lib/shared/errors';
import { canOwnProjectFor } from '../policy';
import { projectSearchColumns } from '../rules';
import type { ProjectChange } from '../schema';
import { loadProject } from './load-project';
import { checkReferences, companiesByName } from './prepare';

const FIELDS = [
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
  'isReturn',
  'isRestricted',
  'leaderText',
  'note',
] as const;

/**
 * Changes a project's facts as the whole form says (an empty field clears). A newer version refuses with both sides.
 * Stage, status and credit shares have commands of their own. The unit may move only within the actor's units.
 */
export async function updateProject(actor: Actor, input: ProjectChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadProject(tx, actor, input.id, input.version);
    const ownerUnitId = input.ownerUnitId ?? old.ownerUnitId;
    if (ownerUnitId !== old.ownerUnitId && !canOwnProjectFor(actor, ownerUnitId)) {
      throw FieldErrors.of('ownerUnitId', 'not_in_list');
    }
    await checkReferences(tx, [{ ...input, ownerUnitId }]);
    const companies = await companiesByName(tx, [input]);
    const values = {
      nationalCode: input.nationalCode ?? null,
      investorText: input.investorText ?? null,
      sourceText: input.sourceText ?? null,
      chamberId: input.chamberId ?? null,
      parkId: input.parkId ?? null,
      chainId: input.chainId ?? null,
      content: input.content ?? null,
      totalInvestmentWan: input.totalInvestmentWan ?? null,
      landMu: input.landMu ?? null,
      plantSqm: input.plantSqm ?? null,
      jobs: input.jobs ?? null,
      leaderText: input.leaderText ?? null,
      note: input.note ?? null,
      name: input.name,
      isReturn: input.isReturn,
      isRestricted: input.isRestricted,
      ownerUnitId,
      investorCompanyId: companies.get(input.investorText ?? '') ?? null,
    };
    await tx.project.update({
      where: { id: old.id },
      data: {
        ...values,
        ...projectSearchColumns({ ...input, number: old.number }),
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, {
      noun: 'projects',
      recordId: old.id,
      verb: 'update',
      before: plain({
        ...Object.fromEntries(FIELDS.map((name) => [name, old[name]])),
        ownerUnitId: old.ownerUnitId,
      }),
      after: plain({ ...Object.fromEntries(FIELDS.map((name) => [name, values[name]])), ownerUnitId }),
    });
    return { id: old.id };
  });
}

/** Decimals as plain text, so that 5600 and 5600.000000 are no change. */
function plain(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && 'toFixed' in value ? String(value) : value,
    ]),
  );
}
