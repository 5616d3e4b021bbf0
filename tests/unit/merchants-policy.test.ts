import { describe, expect, it } from 'vitest';
import {
  canRecordBasis,
  canUpdateMerchant,
  hiddenColumns,
  readsInFull,
  type MerchantBasis,
} from '@/lib/merchants/policy';
import { withoutColumns } from '@/lib/merchants/rules';
import type { Role } from '@/lib/server/actor';
import { personWith } from '@/tests/support/test-actors';

const county = 'county';
const bureau = 'bureau';
const record = (basisState: MerchantBasis['basisState']): MerchantBasis => ({
  id: 'm1',
  keeperUnitIds: [county],
  basisState,
});
const at = (role: Role, unitId: string) =>
  personWith({
    userId: 'u',
    grantId: 'g',
    role,
    unitId,
    unitIds: unitId === bureau ? [bureau, county] : [county],
  });

describe('records without a lawful basis', () => {
  it.each([
    ['filler', county, true],
    ['clerk', county, true],
    ['leader', county, false],
    ['supervisor', county, false],
    ['clerk', bureau, false],
    ['chief', bureau, false],
  ] as const)('a %s of the %s reads them in full: %s', (role, unit, inFull) => {
    expect(readsInFull(at(role, unit), record('none'))).toBe(inFull);
    expect(readsInFull(at(role, unit), record('expired'))).toBe(inFull);
    expect(readsInFull(at(role, unit), record('valid'))).toBe(true);
  });

  it('whoever may not read them in full may record the basis, and change nothing else', () => {
    const clerk = at('clerk', bureau);
    expect(canRecordBasis(clerk, record('none'))).toBe(true);
    expect(canUpdateMerchant(clerk, record('none'))).toBe(false);
    expect(canUpdateMerchant(clerk, record('valid'))).toBe(true);
  });

  it('keep name, home town, keeper and source, and lose everything that describes the person', () => {
    const full = {
      name: '示例',
      hometown: '示例县',
      source: '摸底',
      unit: '甲县',
      kinds: ['expert'],
      isKey: true,
      sex: 'male',
      phone: '138****0000',
      company: '厂',
      strength: 'A',
    };
    expect(withoutColumns(full, hiddenColumns(at('clerk', bureau), false))).toEqual({
      ...full,
      kinds: [],
      isKey: false,
      sex: null,
      phone: null,
      company: null,
      strength: null,
    });
    expect(withoutColumns(full, hiddenColumns(at('clerk', bureau), true))).toEqual(full);
    expect(withoutColumns(full, hiddenColumns(at('supervisor', bureau), true))).toEqual({
      ...full,
      phone: null,
      strength: null,
    });
  });
});
