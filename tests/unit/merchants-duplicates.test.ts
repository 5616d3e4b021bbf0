import { describe, expect, it } from 'vitest';
import {
  duplicateLevel,
  isToldElsewhere,
  PAIR_FROM,
  pairOrder,
  scoreDuplicate,
  toldReasons,
  WARN_FROM,
  type DuplicateFacts,
} from '@/lib/merchants/rules-duplicates';
import {
  changedColumns,
  columnsChangedSince,
  compareField,
  fieldOfColumn,
  joinedText,
  mergedColumns,
  restoredColumns,
} from '@/lib/merchants/rules-merge';
import { DuplicateDraft } from '@/lib/merchants/schema-duplicates';

const nothing: DuplicateFacts = {
  sameMobile: false,
  sameLandline: false,
  sameName: false,
  samePinyin: false,
  sameHometown: false,
  sameFirm: false,
  sameFirmText: false,
  sameBirth: false,
  otherSex: false,
  otherBirth: false,
  toldApart: false,
};
const score = (facts: Partial<DuplicateFacts>) => scoreDuplicate({ ...nothing, ...facts });

describe('the score of a pair', () => {
  const name = { sameName: true, samePinyin: true };
  it.each([
    ['one mobile and one name', { ...name, sameMobile: true }, 80],
    ['one mobile, another name: family or a new number', { sameMobile: true }, 60],
    ['name, home town and firm', { ...name, sameHometown: true, sameFirm: true, sameFirmText: true }, 60],
    ['name and home town', { ...name, sameHometown: true }, 35],
    ['name and employer as written', { ...name, sameFirmText: true }, 35],
    ['one landline and one name', { ...name, sameLandline: true }, 40],
    [
      'a namesake of the county with another mobile and firm',
      { ...name, sameHometown: true, toldApart: true },
      10,
    ],
    ['the same reading and home town', { samePinyin: true, sameHometown: true }, 25],
    ['the same reading, home town and birth', { samePinyin: true, sameHometown: true, sameBirth: true }, 40],
    ['father and son: one mobile, another birth', { sameMobile: true, otherBirth: true }, 20],
    ['a name alone', name, 20],
  ])('%s', (_, facts, points) => {
    expect(score(facts).score).toBe(points);
  });

  it('stays within 0 and 100, and names its reasons', () => {
    const all = score({ ...name, sameMobile: true, sameHometown: true, sameFirm: true, sameBirth: true });
    expect(all).toEqual({ score: 100, reasons: ['mobile', 'name', 'hometown', 'firm', 'birth'] });
    expect(score({ otherSex: true, otherBirth: true }).score).toBe(0);
  });

  it('pinyin counts only between different names, a written employer only beside unknown firms', () => {
    expect(score({ ...name, sameFirm: true, sameFirmText: true }).reasons).toEqual(['name', 'firm']);
  });

  it('has three steps, and the form asks for a reason from name and home town on', () => {
    expect([80, 50, 35].map(duplicateLevel)).toEqual(['strong', 'likely', 'weak']);
    expect(PAIR_FROM).toBeLessThan(WARN_FROM);
    expect(score({ ...name, sameHometown: true }).score).toBeGreaterThanOrEqual(WARN_FROM);
  });
});

describe('what another unit keeps', () => {
  it('is told only to who knows the name and one thing more that names the person', () => {
    const told = (facts: Partial<DuplicateFacts>) => isToldElsewhere({ ...nothing, ...facts });
    expect(told({ sameMobile: true })).toBe(false);
    expect(told({ sameName: true })).toBe(false);
    expect(told({ sameName: true, sameHometown: true })).toBe(false);
    expect(told({ sameName: true, sameMobile: true })).toBe(true);
    expect(told({ sameName: true, sameHometown: true, sameFirmText: true })).toBe(true);
    expect(told({ sameName: true, sameMobile: true, otherBirth: true })).toBe(false);
  });

  it('reasons on withheld fields are told without content', () => {
    expect(toldReasons(['mobile', 'name'], false)).toEqual({ reasons: ['name'], withheld: true });
    expect(toldReasons(['name', 'hometown'], false)).toEqual({
      reasons: ['name', 'hometown'],
      withheld: false,
    });
    expect(toldReasons(['mobile'], true)).toEqual({ reasons: ['mobile'], withheld: false });
  });
});

describe('a draft', () => {
  it('takes what is finished of a half-filled form, and never refuses', () => {
    expect(
      DuplicateDraft.parse({ name: ' 王建国 ', hometownId: 'nowhere', birthText: '19', contactPoints: 'x' }),
    ).toMatchObject({ name: '王建国', hometownId: undefined, birthText: undefined, contactPoints: [] });
    expect(DuplicateDraft.parse({}).name).toBe('');
  });
});

const a = {
  id: 'A',
  fileNo: 'R1',
  name: '单志远',
  namePinyin: null,
  aliases: ['老单'],
  sex: 'male',
  kinds: ['business_owner'],
  mainCompanyName: '远达电子',
  mainTitle: '董事长',
  workText: null,
  titleText: null,
  note: '先记',
  honours: null,
  statedContactOn: '2026-03-01',
  doNotContact: false,
  keeperUnitIds: ['U1'],
  contributions: [],
  newColumn: null,
  version: 3,
};
const b = {
  ...a,
  id: 'B',
  fileNo: 'R2',
  name: '單志遠',
  aliases: [],
  kinds: ['executive'],
  mainCompanyName: '远达电子有限公司',
  note: '后记',
  honours: '劳动模范',
  statedContactOn: '2026-05-01',
  doNotContact: true,
  keeperUnitIds: ['U2'],
  newColumn: 7,
};

describe('a merge, field by field', () => {
  it('equal fields are no choice, one-sided ones are filled in, others are chosen', () => {
    expect(compareField('sex', a, b)).toBe('same');
    expect(compareField('honours', a, b)).toBe('b');
    expect(compareField('post', a, b)).toBe('differ');
  });

  it('takes the chosen sides whoever stays; without a choice the staying record’s own', () => {
    const merged = mergedColumns(a, b, 'a', { post: 'b' });
    expect(merged).toMatchObject({
      name: '单志远',
      mainCompanyName: '远达电子有限公司',
      note: '先记',
      honours: '劳动模范',
    });
    expect(mergedColumns(a, b, 'b', { post: 'a' })).toMatchObject({
      name: '單志遠',
      mainCompanyName: '远达电子',
    });
  });

  it('unites lists and keepers, keeps the other name as an alias, the later contact and 请勿联系', () => {
    expect(mergedColumns(a, b, 'a', {})).toMatchObject({
      aliases: ['老单', '單志遠'],
      kinds: ['business_owner', 'executive'],
      keeperUnitIds: ['U1', 'U2'],
      statedContactOn: '2026-05-01',
      doNotContact: true,
    });
  });

  it('joins texts when asked and when they fit', () => {
    expect(mergedColumns(a, b, 'a', { note: 'both' })['note']).toBe('先记\n后记');
    expect(joinedText('note', a, { ...b, note: '长'.repeat(2000) })).toBeNull();
    expect(joinedText('sex', a, b)).toBeNull();
  });

  it('a column that no rule names keeps what stays, or is filled from the other', () => {
    expect(mergedColumns(a, b, 'a', {})['newColumn']).toBe(7);
    expect(mergedColumns(b, a, 'a', {})['newColumn']).toBe(7);
  });

  it('never carries identity over', () => {
    for (const column of ['id', 'fileNo', 'version'])
      expect(mergedColumns(a, b, 'a', {})).not.toHaveProperty(column);
  });
});

describe('taking a merge back', () => {
  const changed = changedColumns(a, mergedColumns(a, b, 'a', { post: 'b' }));

  it('is blocked by a merged field that was changed since, and by no other', () => {
    const now = { ...a, ...mergedColumns(a, b, 'a', { post: 'b' }), sex: 'female' };
    expect(columnsChangedSince(changed, now)).toEqual([]);
    expect(columnsChangedSince(changed, { ...now, mainCompanyName: '别家' }).map(fieldOfColumn)).toEqual([
      'post',
    ]);
  });

  it('a later contact does not block it and is not taken back', () => {
    const now = { ...a, ...mergedColumns(a, b, 'a', {}), statedContactOn: '2026-08-01' };
    expect(columnsChangedSince(changed, { ...now, mainCompanyName: '远达电子有限公司' })).toEqual([]);
    expect(restoredColumns(changed, now)).not.toHaveProperty('statedContactOn');
    expect(restoredColumns(changed, now)).toMatchObject({ aliases: ['老单'], keeperUnitIds: ['U1'] });
  });
});

describe('a pair', () => {
  it('is one row whichever of the two is looked at first', () => {
    expect(pairOrder('b', 'a')).toEqual(pairOrder('a', 'b'));
  });
});
