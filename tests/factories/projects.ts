import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { ProjectInput, type ProjectStage } from '@/lib/projects/schema';

/** What a filler types for a project. */
export function projectInput(change: Partial<Record<keyof ProjectInput, unknown>> = {}): ProjectInput {
  return ProjectInput.parse({
    name: '示例冷链项目',
    investorText: '示例冷链有限公司',
    sourceText: '广东省深圳市',
    content: '冷库两座。',
    totalInvestmentWan: '5,000',
    isReturn: 'on',
    ...change,
  });
}

/** A project of a unit with the whole credit for it, straight into the tables: for doors that change it. */
export async function seedProject(
  ownerUnitId: string,
  change: { stage?: ProjectStage; isReturn?: boolean; name?: string } = {},
): Promise<{ id: string; version: number }> {
  const id = newId();
  return db.project.create({
    data: {
      id,
      number: `P-${id}`,
      name: '示例项目',
      isReturn: true,
      ownerUnitId,
      stageSince: new Date('2022-01-04'),
      ...change,
      shares: { create: { unitId: ownerUnitId, percent: 100, validFrom: new Date('2022-01-04') } },
    },
    select: { id: true, version: true },
  });
}
