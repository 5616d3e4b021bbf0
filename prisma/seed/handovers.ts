import { numberText, reserveNumbers } from '@/lib/server/counter';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

/**
 * Who answers for whom, and a colleague who left: part of that work has been handed over, part still waits. The account
 * cannot sign in; the names are 示例.
 */
export async function seedHandovers(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const clerk = idOf(context.userIds, 'clerk');
  const chief = idOf(context.userIds, 'chief');
  const [grant, from] = await Promise.all([
    tx.grant.findFirstOrThrow({ where: { userId: chief }, select: { id: true, unitId: true } }),
    tx.grant.findFirstOrThrow({ where: { userId: clerk }, select: { unitId: true } }),
  ]);
  const left = await tx.user.create({
    data: {
      id: newId(),
      account: 'former',
      name: '原经办人（示例）',
      state: 'closed',
      isDemo: true,
      grants: {
        create: {
          role: 'clerk',
          unitId: from.unitId,
          validFrom: new Date('2024-01-01'),
          validTo: new Date(addDays(today(), -10)),
        },
      },
    },
    select: { id: true },
  });
  const people = await tx.merchant.findMany({
    where: { id: { in: context.merchantIds }, basisState: 'valid' },
    select: { id: true, version: true },
    orderBy: [{ isKey: 'desc' }, { fileNo: 'asc' }],
    take: 20,
  });
  const [given, kept] = [people.slice(0, 12), people.slice(12)];
  await tx.merchant.updateMany({
    where: { id: { in: given.map(({ id }) => id) } },
    data: { officerId: clerk },
  });
  await tx.merchant.updateMany({
    where: { id: { in: kept.map(({ id }) => id) } },
    data: { officerId: left.id },
  });
  const year = Number(today().slice(0, 4));
  await tx.handover.create({
    data: {
      number: numberText('J', year, await reserveNumbers(tx, 'handovers', year)),
      fromUserId: left.id,
      plan: { to: clerk },
      reason: '岗位调整（示例）',
      createdBy: chief,
      grantId: grant.id,
      unitId: grant.unitId,
      state: 'done',
      total: given.length,
      done: given.length,
      endedAt: new Date(),
      rows: {
        create: given.map(({ id, version }, index) => ({
          rowNo: index + 1,
          kind: 'people',
          recordId: id,
          toUserId: clerk,
          outcome: 'done',
          afterVersion: version,
        })),
      },
    },
    select: { id: true },
  });
}
