import { createHash } from 'node:crypto';
import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canAttest, chamberScopeColumns, visibleRosters } from '../policy';
import { quarterOf, rosterText } from '../rules-attest';
import type { AttestInput } from '../schema';
import { dateOf, dayText } from './prepare';

const MOST_MEMBERS = 20_000;

/**
 * The officer says under seal that the roster is right (peers.md d 11): counts and digest of what stands in it at this
 * moment are kept with the stamped sheet. Once a quarter; a second one, an empty roster and other chambers are refused.
 */
export async function attestRoster(actor: PersonActor, input: AttestInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chamber = await tx.chamber.findFirst({
      where: {
        AND: [
          { id: input.chamberId, archivedAt: null },
          scopeWhere(visibleRosters(actor), chamberScopeColumns),
        ],
      },
      select: { id: true, ownerUnitId: true, status: true },
    });
    if (!chamber) throw new NotFoundError('chamber');
    if (!canAttest(actor, chamber)) throw new ForbiddenError('chambers.attest');
    await tx.$queryRaw`SELECT 1 FROM chamber WHERE id = ${chamber.id}::uuid FOR UPDATE`;
    const quarter = quarterOf(today());
    const given = await tx.rosterAttestation.count({ where: { chamberId: chamber.id, quarter } });
    if (given > 0) throw new AppError('duplicate');
    const { counts, digest } = await readPresentRoster(tx, chamber.id);
    if (counts.members === 0) throw new AppError('not_in_this_state');
    const attestation = await tx.rosterAttestation.create({
      data: {
        chamberId: chamber.id,
        quarter,
        attestedBy: actor.userId,
        ...counts,
        digest,
        note: input.note ?? null,
      },
      select: { id: true },
    });
    await attachFiles(
      tx,
      actor,
      { noun: 'chambers', recordId: chamber.id, role: 'seal' },
      input.files.map((file) => ({ ...file, label: quarter })),
    );
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'attest',
      after: { quarter, ...counts, digest },
    });
    return attestation;
  });
}

/** Counts and digest of the entries that hold today. */
export async function readPresentRoster(
  tx: Pick<Tx, 'membership'>,
  chamberId: string,
): Promise<{
  counts: { members: number; persons: number; firms: number; officers: number };
  digest: string;
}> {
  const rows = await tx.membership.findMany({
    where: { chamberId, OR: [{ leftOn: null }, { leftOn: { gt: dateOf(today()) ?? undefined } }] },
    select: {
      id: true,
      partyKind: true,
      entryName: true,
      entryFirm: true,
      entryOffice: true,
      joinedOn: true,
      version: true,
    },
    orderBy: { id: 'asc' },
    take: MOST_MEMBERS,
  });
  const firms = rows.filter((row) => row.partyKind === 'company').length;
  const text = rosterText(
    rows.map((row) => ({
      id: row.id,
      name: row.entryName,
      firm: row.entryFirm,
      office: row.entryOffice,
      joinedOn: dayText(row.joinedOn),
      version: row.version,
    })),
  );
  return {
    counts: {
      members: rows.length,
      persons: rows.length - firms,
      firms,
      officers: rows.filter((row) => row.entryOffice !== null && row.entryOffice !== 'member').length,
    },
    digest: createHash('sha256').update(text).digest('hex'),
  };
}
