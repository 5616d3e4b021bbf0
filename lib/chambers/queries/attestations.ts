import { listAttachments } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { dayOf, today } from '@/lib/shared/dates';
import { readPresentRoster } from '../commands/attest-roster';
import { quarterOf, rosterReminders, type Reminder } from '../rules-attest';
import { requireRoster } from './members';

export type AttestationRow = {
  id: string;
  quarter: string;
  attestedOn: string;
  members: number;
  persons: number;
  firms: number;
  officers: number;
  digest: string;
  note: string | null;
  /** the stamped sheets, through the authorised route */
  files: { fileId: string; fileName: string }[];
};

/** Attestations of a roster, the newest first, with their seals; and whether the roster has changed since the last. */
export async function listAttestations(
  actor: Actor,
  chamberId: string,
): Promise<{ rows: AttestationRow[]; quarter: string; changedSince: boolean }> {
  await requireRoster(actor, chamberId);
  const [rows, files, present] = await Promise.all([
    db.rosterAttestation.findMany({
      where: { chamberId },
      select: {
        id: true,
        quarter: true,
        attestedAt: true,
        members: true,
        persons: true,
        firms: true,
        officers: true,
        digest: true,
        note: true,
      },
      orderBy: { quarter: 'desc' },
      take: 20,
    }),
    listAttachments(actor, 'chambers', chamberId),
    readPresentRoster(db, chamberId),
  ]);
  return {
    quarter: quarterOf(today()),
    changedSince: rows[0] !== undefined && rows[0].digest !== present.digest,
    rows: rows.map(({ attestedAt, ...row }) => ({
      ...row,
      attestedOn: dayOf(attestedAt),
      files: files
        .filter((file) => file.role === 'seal' && file.label === row.quarter)
        .map(({ fileId, fileName }) => ({ fileId, fileName })),
    })),
  };
}

/** What there is to be reminded of on one roster: the term's end, the quarter's attestation, a roster that stands still. */
export async function listRosterReminders(actor: Actor, chamberId: string): Promise<Reminder[]> {
  const { status } = await requireRoster(actor, chamberId);
  if (status === 'dissolved') return [];
  const now = new Date(`${today()}T00:00:00Z`);
  const [term, attested, roster, members] = await Promise.all([
    db.chamberTerm.findFirst({
      where: { chamberId },
      orderBy: { number: 'desc' },
      select: { endsOn: true },
    }),
    db.rosterAttestation.findMany({
      where: { chamberId },
      select: { quarter: true },
      orderBy: { quarter: 'desc' },
      take: 4,
    }),
    db.membership.aggregate({ where: { chamberId }, _max: { updatedAt: true }, _min: { createdAt: true } }),
    db.membership.count({ where: { chamberId, OR: [{ leftOn: null }, { leftOn: { gt: now } }] } }),
  ]);
  return rosterReminders({
    termEndsOn: term?.endsOn?.toISOString().slice(0, 10) ?? null,
    attestedQuarters: attested.map((one) => one.quarter),
    lastChangeOn: roster._max.updatedAt ? dayOf(roster._max.updatedAt) : null,
    rosterSince: roster._min.createdAt ? dayOf(roster._min.createdAt) : null,
    members,
    today: today(),
  });
}
