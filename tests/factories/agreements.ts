import { db } from '@/lib/server/db';
import { seedProject } from './projects';

/** A contract with one line on a project of a unit, straight into the tables. */
export async function seedAgreement(
  ownerUnitId: string,
  projectId?: string,
): Promise<{ id: string; version: number }> {
  return db.agreement.create({
    data: {
      projectId: projectId ?? (await seedProject(ownerUnitId)).id,
      kind: 'contract',
      title: '示例投资合同',
      signedOn: new Date('2024-05-20'),
      lines: { create: { sourceScope: 'outside_province', amountWan: '5000' } },
    },
    select: { id: true, version: true },
  });
}
