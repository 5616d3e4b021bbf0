import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { canUpdateAgreement } from '../policy';
import type { AgreementChange } from '../schema';
import { lineRows } from './create-agreements';

/**
 * Changes an agreement as the whole form says, its lines included; new files are added to those that hang there. A
 * newer version refuses with what stands there now.
 */
export async function updateAgreement(actor: Actor, input: AgreementChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM agreement WHERE id = ${input.id}::uuid FOR UPDATE`;
    const old = await tx.agreement.findFirst({
      where: {
        id: input.id,
        archivedAt: null,
        project: scopeWhere(visibleProjects(actor), projectScopeColumns),
      },
      select: {
        id: true,
        version: true,
        kind: true,
        number: true,
        title: true,
        partyText: true,
        signedOn: true,
        signedAt: true,
        eventText: true,
        note: true,
        project: { select: { ownerUnitId: true, merchantId: true, isRestricted: true } },
        lines: { select: { sourceScope: true, amountWan: true }, orderBy: { id: 'asc' } },
      },
    });
    if (!old) throw new NotFoundError('agreement');
    if (!canUpdateAgreement(actor, old.project)) throw new ForbiddenError('agreements.update');
    const { project: _project, lines, signedOn, ...facts } = old;
    const before = { ...facts, signedOn: signedOn.toISOString().slice(0, 10) };
    if (old.version !== input.version) throw new AppError('conflict', {}, texts(before));
    if (input.signedOn > today()) throw FieldErrors.of('signedOn', 'date_in_future');
    const values = {
      kind: input.kind,
      number: input.number ?? null,
      title: input.title,
      partyText: input.partyText ?? null,
      signedAt: input.signedAt ?? null,
      eventText: input.eventText ?? null,
      note: input.note ?? null,
    };
    await tx.agreement.update({
      where: { id: old.id },
      data: { ...values, signedOn: new Date(`${input.signedOn}T00:00:00Z`), version: { increment: 1 } },
    });
    await tx.agreementLine.deleteMany({ where: { agreementId: old.id } });
    await bulkInsert(tx, 'agreement_line', lineRows(old.id, input.lines));
    if (actor.kind === 'person') {
      await attachFiles(tx, actor, { noun: 'agreements', recordId: old.id, role: 'text' }, input.files ?? []);
    }
    await recordChange(tx, actor, {
      noun: 'agreements',
      recordId: old.id,
      verb: 'update',
      before: { ...before, lines: lines.map((line) => `${line.sourceScope} ${line.amountWan.toFixed()}`) },
      after: {
        ...before,
        ...values,
        signedOn: input.signedOn,
        lines: lineRows(old.id, input.lines).map((line) => `${line.sourceScope} ${line.amountWan}`),
      },
    });
    return { id: old.id };
  });
}

function texts(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]])),
  );
}
