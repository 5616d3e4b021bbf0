import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canForceStage } from '../policy';
import { filledFields, missingGates, stageIndex, type MissingGate } from '../rules';
import type { StageMove, StatusChange } from '../schema';
import { loadProject, type LoadedProject } from './load-project';

/**
 * Moves a project to another stage and writes the log (E1). Forward: every condition of every stage entered must be
 * met, else refused on `toStage`; the chief may force it with a reason. Back: the chief only, with a reason. The day is
 * neither in the future nor before the stage that it leaves.
 */
export async function moveStage(actor: Actor, input: StageMove): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadProject(tx, actor, input.id, input.version);
    if (old.stage === input.toStage) throw FieldErrors.of('toStage', 'same_stage');
    if (old.status === 'terminated' || old.status === 'completed') throw new AppError('not_in_this_state');
    checkDay(old, input.onDate);
    const isBack = stageIndex(input.toStage) < stageIndex(old.stage);
    const missing = isBack ? [] : await readMissing(tx, old, input.toStage);
    const needsForce = isBack || missing.length > 0;
    if (needsForce) checkForce(actor, old, input, isBack, missing);
    await tx.stageLog.create({
      data: {
        projectId: old.id,
        fromStage: old.stage,
        toStage: input.toStage,
        onDate: new Date(`${input.onDate}T00:00:00Z`),
        by: actor.kind === 'person' ? actor.userId : null,
        reason: input.reason ?? null,
        forced: needsForce,
      },
    });
    await tx.project.update({
      where: { id: old.id },
      data: {
        stage: input.toStage,
        stageSince: new Date(`${input.onDate}T00:00:00Z`),
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, {
      noun: 'projects',
      recordId: old.id,
      verb: needsForce ? 'force_stage' : 'move_stage',
      before: { stage: old.stage },
      after: { stage: input.toStage, stageSince: input.onDate },
      reason: input.reason ?? null,
    });
    return { id: old.id };
  });
}

function checkDay(old: LoadedProject, onDate: string): void {
  if (onDate > today()) throw FieldErrors.of('onDate', 'date_in_future');
  if (onDate < old.stageSince.toISOString().slice(0, 10)) throw FieldErrors.of('onDate', 'date_order');
}

function checkForce(
  actor: Actor,
  old: LoadedProject,
  input: StageMove,
  isBack: boolean,
  missing: readonly MissingGate[],
): void {
  if (!canForceStage(actor, old)) {
    if (isBack) throw new ForbiddenError('projects.force_stage');
    throw FieldErrors.of('toStage', 'gate_missing', { count: missing.length });
  }
  if (!isBack && !input.force) throw FieldErrors.of('toStage', 'gate_missing', { count: missing.length });
  if (!input.reason) throw FieldErrors.of('reason', 'required');
}

async function readMissing(
  tx: Tx,
  old: LoadedProject,
  toStage: StageMove['toStage'],
): Promise<MissingGate[]> {
  const rules = await tx.gateRule.findMany({
    where: { kind: 'standard' },
    select: { stage: true, needs: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
  });
  const agreements = await tx.agreement.findMany({
    where: { projectId: old.id, archivedAt: null },
    select: { kind: true },
    distinct: ['kind'],
  });
  const papers = await tx.attachment.findMany({
    where: { noun: 'projects', recordId: old.id, removedAt: null },
    select: { role: true },
    distinct: ['role'],
  });
  return missingGates(old.stage, toStage, rules, {
    fields: filledFields(old),
    agreements: new Set(agreements.map((agreement) => agreement.kind)),
    evidence: new Set(papers.map((paper) => paper.role)),
  });
}

/** Another status with its reason: paused, not performed, terminated, completed, or going on again (E1, E5). */
export async function setProjectStatus(actor: Actor, input: StatusChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadProject(tx, actor, input.id, input.version);
    if (old.status === input.status) throw FieldErrors.of('status', 'same_status');
    await tx.project.update({
      where: { id: old.id },
      data: { status: input.status, version: { increment: 1 } },
    });
    await recordChange(tx, actor, {
      noun: 'projects',
      recordId: old.id,
      verb: 'set_status',
      before: { status: old.status },
      after: { status: input.status },
      reason: input.reason,
    });
    return { id: old.id };
  });
}
