import { loadPersonKeys } from '@/lib/audit/commands';
import { careContext, type Birthday, type FamilyLine } from '@/lib/privacy/rules-care';
import { consentTextCode } from '@/lib/privacy/rules';
import type { CareKindName } from '@/lib/privacy/schema-care';
import { encryptWithKey } from '@/lib/server/crypto';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, startOfDay, today } from '@/lib/shared/dates';
import { idOf, type SeedContext } from './context';

/** In how many days a solar birthday comes, by which calendar it is kept, and what was told of the family. All invented. */
const TOLD: readonly (readonly [number, 'solar' | 'lunar', FamilyLine[]])[] = [
  [2, 'solar', [{ relation: 'parents', note: '父母居家乡，母亲腿脚不便（示例）' }]],
  [5, 'solar', []],
  [0, 'lunar', [{ relation: 'children', note: '子女在外地读书（示例）' }]],
];

/** 腊月廿三. */
const LUNAR = { month: 12, day: 23 };

/** People of the clerk who agreed to tell birthday and family, for a demo. */
export async function seedCare(tx: Tx, context: SeedContext): Promise<void> {
  if (!context.isDemo) return;
  // the person of the demo account has told nothing yet: it can be tried out there
  const [own] = context.merchantIds;
  const people = await tx.merchant.findMany({
    where: {
      ...(own ? { id: { not: own } } : {}),
      officerId: idOf(context.userIds, 'clerk'),
      basisState: 'valid',
      personKeyId: { not: null },
    },
    select: { id: true, personKeyId: true },
    orderBy: { fileNo: 'asc' },
    take: TOLD.length,
  });
  const keys = await loadPersonKeys(
    tx,
    people.flatMap(({ personKeyId }) => personKeyId ?? []),
  );
  for (const [index, [ahead, calendar, family]] of TOLD.entries()) {
    const person = people[index];
    const key = keys.get(person?.personKeyId ?? '');
    if (!person || !key) continue;
    const [, month = 1, day = 1] = addDays(today(), ahead).split('-').map(Number);
    const birthday: Birthday =
      calendar === 'lunar' ? { calendar, ...LUNAR, year: 1966 } : { calendar, month, day, year: null };
    const consent = await tx.consent.create({
      data: {
        merchantId: person.id,
        purpose: 'care',
        fields: ['birthday', 'family'],
        textCode: consentTextCode('care'),
        textNumber: 1,
        channel: 'paper',
        evidence: '生日与家庭关怀同意书（示例）',
        givenAt: startOfDay(addDays(today(), -60)),
      },
      select: { id: true },
    });
    const row = (kind: CareKindName, value: Birthday | FamilyLine[]) => ({
      id: newId(),
      merchantId: person.id,
      consentId: consent.id,
      kind,
      personKeyId: key.id,
      cipher: Uint8Array.from(encryptWithKey(key.key, JSON.stringify(value), careContext(kind)).cipher),
    });
    await tx.careFact.createMany({
      data: [row('birthday', birthday), ...(family.length > 0 ? [row('family', family)] : [])],
    });
  }
}
