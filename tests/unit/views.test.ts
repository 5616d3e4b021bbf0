import { describe, expect, it } from 'vitest';
import {
  asksHidden,
  chosenColumns,
  columnsOf,
  ledgerAddress,
  ledgerQuery,
  moveColumn,
} from '@/lib/views/rules-ledgers';
import { canChangeView, canReadView, canUseViews } from '@/lib/views/policy';
import type { Role } from '@/lib/server/actor';
import { personWith } from '@/tests/support/test-actors';

const TIER = '01890a5d-ac96-774b-bcce-b302099a8057';
const at = (role: Role, unitId = 'county', userId = 'u') =>
  personWith({ userId, grantId: 'g', role, unitId, unitIds: [unitId] });

describe('the address that a view keeps', () => {
  it('holds filters of the ledger in one canonical form, and nothing else', () => {
    const asked = `strength=${TIER}&key=1&evil=drop&open=${TIER}&after=x&view=all&cols=note&key=1`;
    expect(ledgerQuery('merchants', asked)).toBe(`key=1&strength=${TIER}`);
    expect(ledgerQuery('merchants', `key=1&strength=${TIER}&order=updated`)).toBe(`key=1&strength=${TIER}`);
    expect(ledgerQuery('merchants', 'order=name&kind=king')).toBe('order=name');
    expect(ledgerQuery('companies', 'key=1&archived=1')).toBe('archived=1');
    expect(ledgerQuery('interactions', 'from=2024-13-01&to=2024-12-31&order=name')).toBe('to=2024-12-31');
  });

  it('is opened under the ledger’s own path, whatever the text was', () => {
    expect(ledgerAddress('merchants', ledgerQuery('merchants', '//evil.invalid/?key=1'))).toBe(
      '/desk/merchants',
    );
    expect(ledgerAddress('companies', 'q=a', { view: 'all', columns: ['name', 'unit'] })).toBe(
      '/desk/companies?cols=name%2Cunit&q=a&view=all',
    );
  });

  it('by a field that the role may not read is not offered; to others it is', () => {
    expect(asksHidden(at('supervisor'), 'merchants', `strength=${TIER}`)).toBe(true);
    expect(asksHidden(at('supervisor'), 'merchants', 'key=1')).toBe(false);
    expect(asksHidden(at('clerk'), 'merchants', `strength=${TIER}`)).toBe(false);
  });
});

describe('columns', () => {
  it('come once each, the naming one first, unknown ones left out; the usual ones when none is left', () => {
    const clerk = at('clerk');
    expect(chosenColumns(clerk, 'companies', ['unit', 'name', 'unit', 'secret'])).toEqual(['name', 'unit']);
    expect(chosenColumns(clerk, 'companies', ['secret'])[0]).toBe('name');
    expect(chosenColumns(clerk, 'merchants', [])).toContain('strengthTier');
  });

  it('that a role may not read are neither offered nor shown, named or usual', () => {
    const supervisor = at('supervisor');
    for (const key of ['strengthTier', 'phones', 'needs', 'note']) {
      expect(columnsOf(supervisor, 'merchants')).not.toContain(key);
      expect(chosenColumns(supervisor, 'merchants', ['name', key])).toEqual(['name']);
      expect(chosenColumns(supervisor, 'merchants', [])).not.toContain(key);
    }
  });

  it('move one place, never before the naming one and never off the end', () => {
    const columns = ['name', 'a', 'b'];
    expect(moveColumn(columns, 'later:a')).toEqual(['name', 'b', 'a']);
    expect(moveColumn(columns, 'earlier:b')).toEqual(['name', 'b', 'a']);
    for (const move of ['earlier:a', 'later:b', 'later:name', 'later:zzz']) {
      expect(moveColumn(columns, move)).toEqual(columns);
    }
  });
});

describe('who may open and change a view', () => {
  const own = { userId: 'u', unitId: null };
  const shared = { userId: 'x', unitId: 'county' };
  const foreign = { userId: 'x', unitId: 'elsewhere' };
  it('own ones the author; shared ones the unit, and its chief changes them; others nobody', () => {
    expect([own, shared, foreign].map((view) => canReadView(at('filler'), view))).toEqual([
      true,
      true,
      false,
    ]);
    expect([own, shared, foreign].map((view) => canChangeView(at('filler'), view))).toEqual([
      true,
      false,
      false,
    ]);
    expect([own, shared, foreign].map((view) => canChangeView(at('chief'), view))).toEqual([
      true,
      true,
      false,
    ]);
    expect(canReadView(at('filler', 'elsewhere', 'other'), { userId: 'x', unitId: null })).toBe(false);
  });

  it('of a ledger that the role opens at all', () => {
    expect(canUseViews(at('supervisor'), 'merchants')).toBe(true);
    expect(canUseViews(at('supervisor'), 'interactions')).toBe(false);
    expect(canUseViews(at('sysadmin'), 'companies')).toBe(false);
  });
});
