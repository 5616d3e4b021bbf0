import { db } from '@/lib/server/db';
import { hashPassword } from '@/lib/server/password';
import type { Role } from '@/prisma/generated/enums';

export const TEST_PASSWORD = 'a quiet ferry at dusk';
let hashed: Promise<string> | undefined;
let number = 0;

/** A bureau at the root of the tree. */
export async function makeRootUnit(): Promise<string> {
  const unit = await db.unit.create({
    data: {
      kind: 'bureau',
      name: '示例局',
      shortName: '示例局',
      ancestorIds: [],
      validFrom: new Date('2020-01-01'),
    },
    select: { id: true },
  });
  await db.unit.update({ where: { id: unit.id }, data: { ancestorIds: [unit.id] } });
  return unit.id;
}

/** A unit below another. */
export async function makeUnitBelow(
  parentId: string,
  kind: 'county' | 'park' | 'section' = 'county',
): Promise<string> {
  const parent = await db.unit.findUniqueOrThrow({ where: { id: parentId }, select: { ancestorIds: true } });
  const data = {
    kind,
    name: '示例县',
    shortName: '示例县',
    parentId,
    ancestorIds: [],
    validFrom: new Date('2020-01-01'),
  };
  const unit = await db.unit.create({ data, select: { id: true } });
  await db.unit.update({ where: { id: unit.id }, data: { ancestorIds: [...parent.ancestorIds, unit.id] } });
  return unit.id;
}

/** A person with an account (password TEST_PASSWORD) and one grant. */
export async function makeUser(
  grant: {
    role: Role;
    unitId?: string;
    chamberId?: string;
    merchantId?: string;
    validFrom?: string;
    validTo?: string;
    revokedAt?: Date;
  },
  account = `user${(number += 1)}`,
): Promise<{ userId: string; grantId: string; account: string }> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const { validFrom = '2020-01-01', validTo, ...rest } = grant;
  const user = await db.user.create({
    data: {
      account,
      name: `示例${account}`,
      passwordHash: await hashed,
      grants: {
        create: {
          ...rest,
          validFrom: new Date(validFrom),
          validTo: validTo === undefined ? null : new Date(validTo),
        },
      },
    },
    select: { id: true, grants: { select: { id: true } } },
  });
  return { userId: user.id, grantId: user.grants[0]?.id ?? '', account };
}
