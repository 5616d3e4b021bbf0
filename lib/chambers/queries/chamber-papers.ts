import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { chamberPaperRoles, type ChamberPaperRole } from '../schema-partners';
import { requireRoster } from './members';

/** A paper of a chamber: what it proves, and for agreements and measures whose it is (`label`). */
export type ChamberPaper = {
  id: string;
  fileId: string;
  fileName: string;
  role: ChamberPaperRole | 'agreement' | 'support';
  label: string;
  size: number;
};

/** Papers that the bureau keeps of a chamber, oldest first, at most 400; whoever may read the roster reads them. */
export async function listChamberPapers(actor: Actor, chamberId: string): Promise<ChamberPaper[]> {
  await requireRoster(actor, chamberId);
  const rows = await db.attachment.findMany({
    where: {
      noun: 'chambers',
      recordId: chamberId,
      removedAt: null,
      role: { in: [...chamberPaperRoles, 'agreement', 'support'] },
    },
    select: {
      id: true,
      fileId: true,
      fileName: true,
      role: true,
      label: true,
      file: { select: { size: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 400,
  });
  return rows.map(({ file, ...row }) => ({
    ...row,
    // cast: the condition lets these roles through only
    role: row.role as ChamberPaper['role'],
    size: Number(file.size),
  }));
}
