import { describe, expect, it } from 'vitest';
import {
  matchRoster,
  readRosterRow,
  type RosterColumn,
  type RosterEntry,
  type RosterField,
  type StandingEntry,
} from '@/lib/chambers/rules-import';
import { numberCell, textCell } from '@/lib/shared/cell';

const fields: RosterField[] = [
  'name',
  'office',
  'companyName',
  'creditCode',
  'phones',
  'joinedOn',
  'duesDue',
  'duesPaid',
];
const columns: RosterColumn[] = fields.map((field, column) => ({
  column,
  header: field,
  field,
  unit: field === 'duesDue' ? '元' : null,
}));
const read = (row: Partial<Record<RosterField, string | number>>) =>
  readRosterRow(
    fields.map((field) => {
      const value = row[field] ?? '';
      return typeof value === 'number' ? numberCell(value) : textCell(value);
    }),
    columns,
  );

describe('a row of a roster', () => {
  it.each([
    ['已交', '0.2', '已交'],
    ['已缴', '0.2', '已缴'],
    ['交清', '0.2', '交清'],
    ['未缴', '0', '未缴'],
    ['', '0', null],
    ['1000', '0.1', null],
    ['1,000元', '0.1', null],
  ])('dues of 2,000 元 with %j paid: %s 万元, the wording kept', (duesPaid, paidWan, note) => {
    expect(read({ name: '张示例', companyName: '示例厂', duesDue: '2000', duesPaid }).entry?.dues).toEqual({
      dueWan: '0.2',
      paidWan,
      note,
    });
  });

  it('what gives no amount counts as unpaid and says so; paid without due is told, not entered', () => {
    const odd = read({ name: '张示例', companyName: '示例厂', duesDue: '2000', duesPaid: '明年再说' });
    expect(odd.entry?.dues).toEqual({ dueWan: '0.2', paidWan: '0', note: '明年再说' });
    expect(odd.warnings).toEqual([{ field: 'duesPaid', code: 'paid_unknown', text: '明年再说' }]);
    const lone = read({ name: '张示例', companyName: '示例厂', duesPaid: '已交' });
    expect(lone.entry?.dues).toBeUndefined();
    expect(lone.warnings.map((one) => one.code)).toEqual(['paid_without_due']);
  });

  it('a code in lower case is read, a wrong one left out with its text', () => {
    expect(
      read({ name: '张示例', companyName: '示例厂', creditCode: '91999999ma0100016r' }).entry,
    ).toMatchObject({
      creditCode: '91999999MA0100016R',
    });
    const wrong = read({ name: '张示例', companyName: '示例厂', creditCode: '91999999MA0100015P' });
    expect(wrong.entry?.creditCode).toBeUndefined();
    expect(wrong.warnings).toEqual([
      { field: 'creditCode', code: 'not_a_credit_code', text: '91999999MA0100015P' },
    ]);
  });

  it('a month is kept as it stands beside its first day', () => {
    expect(read({ name: '张示例', companyName: '示例厂', joinedOn: '2020年12月' }).entry).toMatchObject({
      joinedOn: '2020-12-01',
      joinedText: '2020年12月',
    });
    const whole = read({ name: '张示例', companyName: '示例厂', joinedOn: 45552 }).entry;
    expect(whole?.joinedOn).toBe('2024-09-17');
    expect(whole?.joinedText).toBeUndefined();
  });

  it('an office that is none stays empty and is asked about; a member without a firm is a check, no block', () => {
    const row = read({ name: '张示例', office: '荣誉顾问' });
    expect(row.entry?.entryOffice).toBeUndefined();
    expect(row.warnings.map((one) => one.code)).toEqual(['no_firm', 'office_unknown']);
  });

  it('a row without a name is no member', () => {
    expect(read({ companyName: '示例厂' }).entry).toBeNull();
  });
});

describe('rows meet the roster', () => {
  const standing: StandingEntry[] = [
    { id: 'a', version: 3, entryName: '张示例', entryFirm: '示例厂', entryTitle: '经理', phoneKey: 'p1' },
    { id: 'b', version: 1, entryName: '李示例', entryFirm: null, phoneKey: null },
  ];
  const outcomes = (entries: [Partial<RosterEntry> | null, string | null][]) =>
    matchRoster(
      entries.map(([entry, phoneKey]) => ({
        entry: entry ? { entryName: '张示例', ...entry } : null,
        phoneKey,
      })),
      standing,
    );

  it('name and firm, or name and phone, are the same member; blank cells change nothing', () => {
    expect(outcomes([[{ entryFirm: '示例厂' }, null]])).toEqual([{ outcome: 'same', id: 'a', version: 3 }]);
    expect(outcomes([[{ entryFirm: '示例新厂', entryTitle: '董事长' }, 'p1']])).toEqual([
      { outcome: 'changed', id: 'a', version: 3, fields: ['entryFirm', 'entryTitle'] },
    ]);
    expect(outcomes([[{ entryFirm: '示例厂' }, 'p2']])).toEqual([
      { outcome: 'changed', id: 'a', version: 3, fields: ['phone'] },
    ]);
  });

  it('the same name in another firm is somebody else', () => {
    expect(outcomes([[{ entryFirm: '别的厂' }, null]])).toEqual([{ outcome: 'new' }]);
  });

  it('twice in the sheet, or a known phone under another name, is asked about', () => {
    expect(
      outcomes([
        [{ entryFirm: '甲厂' }, 'x'],
        [{ entryFirm: '甲厂' }, 'y'],
        [{ entryName: '王示例' }, 'x'],
        [{ entryName: '赵示例' }, 'p1'],
        [null, null],
      ]).map((one) => one.outcome),
    ).toEqual(['new', 'duplicate', 'duplicate', 'duplicate', 'error']);
  });
});
