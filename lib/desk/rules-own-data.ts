import type { DeskWords } from '@/lib/i18n/desk-words';
import type { SheetOut } from '@/lib/server/spreadsheet/write-xlsx';
import type { OwnData } from './queries-own-data';

// messages: privacy.care.item.* privacy.care.calendar.* ties.my.word.* account.my.data.sheet.* account.my.data.column.* account.my.data.item.* account.my.channel.* account.my.facet.* account.my.basisKind.* account.my.purpose.* merchants.desk.contactKinds.* merchants.desk.quantityKinds.* merchants.desk.life.kind.* appeals.kind.* appeals.satisfaction.* events.kind.* events.own.answer.* merchants.desk.kinds.* merchants.desk.sex.* merchants.desk.contributions.*
const WORDS_OF: Readonly<Record<string, string>> = {
  contributions: 'merchants.desk.contributions',
  kinds: 'merchants.desk.kinds',
  sex: 'merchants.desk.sex',
  channel: 'account.my.channel',
  preferredChannel: 'account.my.channel',
  facet: 'account.my.facet',
  word: 'ties.my.word',
  satisfaction: 'appeals.satisfaction',
  item: 'privacy.care.item',
  calendar: 'privacy.care.calendar',
  attendance: 'events.own.answer',
};
/** Columns whose codes mean different things in different parts. */
const KIND_OF: Readonly<Record<string, string>> = {
  contactPoints: 'merchants.desk.contactKinds',
  quantities: 'merchants.desk.quantityKinds',
  life: 'merchants.desk.life.kind',
  appeals: 'appeals.kind',
  events: 'events.kind',
  bases: 'account.my.basisKind',
  requests: 'privacy.own.kind',
};

type Value = string | number | boolean | null | readonly string[];

/** A value as a reader reads it: words for codes, 是 and 否, lists with 、. */
function cellOf(part: string, column: string, value: Value, words: DeskWords): string {
  if (value === null || value === '') return '';
  if (typeof value === 'boolean') return words(value ? 'words.yes' : 'words.no');
  if (typeof value === 'number') return String(value);
  const table = column === 'kind' ? KIND_OF[part] : WORDS_OF[column];
  const purposes = column === 'purpose' || column === 'purposes' ? 'account.my.purpose' : table;
  const known = (code: string): string => {
    if (!purposes) return code;
    const text = words(`${purposes}.${code}`);
    return text.endsWith(`${purposes}.${code}`) ? code : text;
  };
  return typeof value === 'string' ? known(value) : value.map(known).join('、');
}

/** The own data as a workbook: the person on the first sheet, one sheet for each part that holds something. */
export function ownSheets(data: OwnData, words: DeskWords): SheetOut[] {
  const { format: _format, formatVersion: _version, madeAt, person, ...parts } = data;
  const first: SheetOut = {
    name: words('account.my.data.sheet.person'),
    titleLines: [words('account.my.data.sheetTitle', { name: person.name, at: madeAt })],
    columns: [
      { header: words('account.my.data.column.item'), width: 20 },
      { header: words('account.my.data.column.value'), width: 70 },
    ],
    rows: Object.entries(person).map(([item, value]) => [
      words(`account.my.data.item.${item}`),
      cellOf('person', item, value, words),
    ]),
  };
  const others = Object.entries(parts).flatMap(([part, list]): SheetOut[] => {
    const rows: readonly Record<string, Value>[] = list;
    const [head] = rows;
    if (!head) return [];
    const columns = Object.keys(head);
    return [
      {
        name: words(`account.my.data.sheet.${part}`),
        columns: columns.map((column) => ({
          header: words(`account.my.data.column.${column}`),
          width: ['value', 'reason', 'subject', 'text', 'letter', 'reply', 'evidence'].includes(column)
            ? 44
            : 18,
        })),
        rows: rows.map((row) => columns.map((column) => cellOf(part, column, row[column] ?? null, words))),
      },
    ];
  });
  return [first, ...others];
}
