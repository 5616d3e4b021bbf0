import { recordChanges } from '@/lib/audit/commands';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { hashPassword } from '@/lib/server/password';
import { newId } from '@/lib/server/uuid';
import type { SeedContext } from './context';

/** The password of every demo account; they exist only while the demo is on. */
export const DEMO_PASSWORD = 'sangzi-demo';

type DemoAccount = {
  account: string;
  name: string;
  role: string;
  unit: string;
  chamber?: string;
  merchant?: string;
};

/** Ten demo accounts (two fillers among them) and a read-only supervisor (C15), bound to units of the preset. */
export async function seedUsers(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  const accounts = demoAccounts(context);
  const users = await Promise.all(
    accounts.map(async ({ account, name }) => ({
      id: newId(),
      account,
      name,
      // a salt of its own each
      passwordHash: await hashPassword(DEMO_PASSWORD),
      passwordChangedAt: new Date(),
      isDemo: true,
      updatedAt: new Date(),
    })),
  );
  for (const user of users) context.userIds.set(user.account, user.id);
  await bulkInsert(tx, 'app_user', users);
  await bulkInsert(
    tx,
    'user_grant',
    accounts.map(({ account, role, unit, chamber, merchant }) => ({
      id: newId(),
      userId: context.userIds.get(account) ?? null,
      role,
      unitId: chamber || merchant ? null : unit,
      chamberId: chamber ?? null,
      merchantId: merchant ?? null,
      validFrom: '2024-01-01',
    })),
  );
  await recordChanges(
    tx,
    context.actor,
    users.map((user) => ({
      noun: 'users',
      recordId: user.id,
      verb: 'create',
      after: { account: user.account, name: user.name },
    })),
  );
}

function demoAccounts(context: SeedContext): DemoAccount[] {
  const { preset } = context;
  const find = (...tests: ((unit: (typeof preset.units)[number]) => boolean)[]): string => {
    for (const test of tests) {
      const unit = preset.units.find(test);
      const id = unit && context.unitIds.get(unit.code);
      if (id) return id;
    }
    throw new Error('the preset has no unit for a demo account');
  };
  const root = find((unit) => unit.parent === null);
  const county = find(
    (unit) => unit.code === 'xixiang',
    (unit) => unit.kind === 'county',
    (unit) => unit.kind === 'township',
  );
  const accounts: DemoAccount[] = [
    {
      account: 'clerk',
      name: '办事员（示例）',
      role: 'clerk',
      unit: find(
        (unit) => unit.code === 'section-3',
        (unit) => unit.kind === 'section',
        (unit) => unit.kind === 'bureau',
      ),
    },
    { account: 'chief', name: '科长（示例）', role: 'chief', unit: root },
    { account: 'leader', name: '分管领导（示例）', role: 'leader', unit: root },
    { account: 'county', name: '县区填报员（示例）', role: 'filler', unit: county },
    {
      account: 'park',
      name: '园区填报员（示例）',
      role: 'filler',
      unit: find(
        (unit) => unit.kind === 'park',
        (unit) => unit.kind === 'department',
      ),
    },
    { account: 'sysadmin', name: '系统管理员（示例）', role: 'sysadmin', unit: root },
    { account: 'secadmin', name: '安全管理员（示例）', role: 'secadmin', unit: root },
    { account: 'auditor', name: '审计员（示例）', role: 'auditor', unit: root },
    { account: 'supervisor', name: '监督查看（示例）', role: 'supervisor', unit: root },
  ];
  const chamber = [...context.chamberIds.values()][0];
  if (chamber)
    accounts.push({
      account: 'chamber',
      name: '商会秘书（示例）',
      role: 'chamber_officer',
      unit: root,
      chamber,
    });
  const merchant = context.merchantIds[0];
  if (merchant)
    accounts.push({ account: 'merchant', name: '返乡客商（示例）', role: 'merchant', unit: root, merchant });
  return accounts;
}
