/** Columns of a person as PostgreSQL writes them in JSON. */
export type MergeColumns = Readonly<Record<string, unknown>>;

/** Side of a field that is taken over; `both` joins two texts. The sides are those of the pair, not who stays. */
export type MergeSide = 'a' | 'b' | 'both';

type Field = {
  columns: readonly string[];
  /** texts that may be joined, and the longest that the form takes */
  joined?: { max: number; by: string };
};

/** Fields of which one side is chosen, each with the columns that go together. */
export const MERGE_FIELDS = {
  name: { columns: ['name', 'namePinyin'] },
  sex: { columns: ['sex'] },
  salutation: { columns: ['salutation'] },
  birthText: { columns: ['birthText', 'birthFrom', 'birthTo', 'birthPrecision'] },
  hometownId: { columns: ['hometownId', 'hometownText', 'hometownCountyId'] },
  residenceId: { columns: ['residenceId', 'residenceText', 'residenceProvinceId', 'residenceCityId'] },
  post: { columns: ['mainCompanyName', 'mainTitle', 'workText', 'titleText'] },
  industryTagId: { columns: ['industryTagId', 'industryCode', 'industryText'] },
  mainBusiness: { columns: ['mainBusiness'] },
  education: { columns: ['education', 'school'] },
  socialPosts: { columns: ['socialPosts'], joined: { max: 400, by: '；' } },
  honours: { columns: ['honours'], joined: { max: 400, by: '；' } },
  intention: { columns: ['intention'], joined: { max: 400, by: '；' } },
  needs: { columns: ['needs'], joined: { max: 400, by: '；' } },
  strengthTierId: { columns: ['strengthTierId'] },
  influenceTierId: { columns: ['influenceTierId'] },
  isKey: { columns: ['isKey', 'contactEveryDays', 'officerId'] },
  ownerUnitId: { columns: ['ownerUnitId'] },
  source: { columns: ['source'], joined: { max: 120, by: '；' } },
  note: { columns: ['note'], joined: { max: 2000, by: '\n' } },
} as const satisfies Record<string, Field>;
export type MergeField = keyof typeof MERGE_FIELDS;
// cast: the keys of the table above
export const mergeFields = Object.keys(MERGE_FIELDS) as MergeField[];

/** Lists that are united, whoever stays. */
export const UNITED_LISTS = ['aliases', 'kinds', 'contributions', 'tags', 'keeperUnitIds'] as const;

/** Columns that a merge never carries over: the record's own identity, state and derived values. */
export const OWN_COLUMNS: readonly string[] = [
  ...['id', 'fileNo', 'version', 'personKeyId', 'createdBy', 'createdAt', 'updatedAt', 'isSample'],
  ...['archivedAt', 'archivedReason', 'mergedIntoId', 'basisState', 'frozenAt', 'erasedAt'],
  // made by the database from what was stated and what was logged
  'lastContactOn',
  ...['searchText', 'searchVector', 'pinyin', 'initials', 'strokes'],
];

/** Days that go on by themselves: a later contact does not hinder parting, it stays with the record. */
const LIVING_COLUMNS: readonly string[] = ['statedContactOn', 'loggedContactOn'];

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const same = (a: unknown, b: unknown): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

const fieldOf = (field: MergeField): Field => MERGE_FIELDS[field];
const first = (field: MergeField): string => fieldOf(field).columns[0] ?? field;

/** How a field stands in two records: equal, filled on one side only (which is taken), or to be chosen. */
export function compareField(
  field: MergeField,
  a: MergeColumns,
  b: MergeColumns,
): 'same' | 'a' | 'b' | 'differ' {
  const { columns } = fieldOf(field);
  if (columns.every((column) => same(a[column], b[column]))) return 'same';
  const [emptyA, emptyB] = [a, b].map((side) => columns.every((column) => isEmpty(side[column])));
  if (emptyA) return 'b';
  return emptyB ? 'a' : 'differ';
}

/** Two texts as one, or null when the field is no text, one is empty, or the result would not fit its form. */
export function joinedText(field: MergeField, a: MergeColumns, b: MergeColumns): string | null {
  const { joined } = fieldOf(field);
  const [left, right] = [a[first(field)], b[first(field)]];
  if (!joined || typeof left !== 'string' || typeof right !== 'string' || left === right) return null;
  const text = `${left}${joined.by}${right}`;
  return text.length <= joined.max ? text : null;
}

/**
 * The columns of the record that stays, after the merge: chosen sides for fields that differ (without a choice the
 * staying record's own), the filled side elsewhere, lists united, the name that is not kept as an alias, the later last
 * contact, 请勿联系 when either says so. Columns that no rule names keep the staying record's value, or take the other's
 * where it has none.
 */
export function mergedColumns(
  a: MergeColumns,
  b: MergeColumns,
  survivor: 'a' | 'b',
  choice: Readonly<Record<string, MergeSide>>,
): Record<string, unknown> {
  const sides = { a, b };
  const [winner, loser] = survivor === 'a' ? [a, b] : [b, a];
  const merged: Record<string, unknown> = {};
  for (const column of Object.keys(winner)) {
    if (OWN_COLUMNS.includes(column)) continue;
    merged[column] = isEmpty(winner[column]) ? (loser[column] ?? winner[column]) : winner[column];
  }
  for (const field of mergeFields) {
    const standing = compareField(field, a, b);
    const chosen =
      standing === 'differ' ? (choice[field] ?? survivor) : standing === 'same' ? survivor : standing;
    const text = chosen === 'both' ? joinedText(field, a, b) : null;
    const from = sides[chosen === 'both' ? survivor : chosen];
    for (const column of fieldOf(field).columns) merged[column] = from[column] ?? null;
    if (text !== null) merged[first(field)] = text;
  }
  for (const list of UNITED_LISTS) merged[list] = unite(winner[list], loser[list]);
  merged['aliases'] = otherNames(merged, winner, loser);
  for (const column of LIVING_COLUMNS) merged[column] = later(winner[column], loser[column]);
  merged['doNotContact'] = winner['doNotContact'] === true || loser['doNotContact'] === true;
  return merged;
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

const unite = (a: unknown, b: unknown): string[] => [...new Set([...listOf(a), ...listOf(b)])];

/** Aliases of both, and the name that is not kept: who searches for it finds the person. */
function otherNames(merged: MergeColumns, winner: MergeColumns, loser: MergeColumns): string[] {
  const names = unite(winner['aliases'], loser['aliases']);
  for (const { name } of [winner, loser]) {
    if (typeof name === 'string' && name !== merged['name'] && !names.includes(name)) names.push(name);
  }
  return names.filter((name) => name !== merged['name']);
}

const later = (a: unknown, b: unknown): unknown => {
  if (typeof a !== 'string') return b ?? null;
  return typeof b === 'string' && b > a ? b : a;
};

/** Columns that a merge changed in a record: what stood there and what was written. */
export type ChangedColumns = Record<string, { before: unknown; after: unknown }>;

/** What changes. The search columns follow from the others and are made anew whenever those change. */
export function changedColumns(before: MergeColumns, after: MergeColumns): ChangedColumns {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([column]) => !OWN_COLUMNS.includes(column))
      .filter(([column, value]) => JSON.stringify(before[column] ?? null) !== JSON.stringify(value ?? null))
      .map(([column, value]) => [column, { before: before[column] ?? null, after: value ?? null }]),
  );
}

/** Columns that a merge changed and that no longer stand as it left them: they block taking it back. */
export function columnsChangedSince(changed: ChangedColumns, now: MergeColumns): string[] {
  return Object.entries(changed)
    .filter(([column]) => !LIVING_COLUMNS.includes(column))
    .filter(([column, { after }]) => JSON.stringify(now[column] ?? null) !== JSON.stringify(after ?? null))
    .map(([column]) => column);
}

/** The columns as they were before the merge; what has gone on by itself since stays. */
export function restoredColumns(changed: ChangedColumns, now: MergeColumns): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changed)
      .filter(([column, { after }]) => !LIVING_COLUMNS.includes(column) || now[column] === after)
      .map(([column, { before }]) => [column, before]),
  );
}

/** The field of the form that a column belongs to, for telling people what blocks. */
export function fieldOfColumn(column: string): string {
  return mergeFields.find((field) => fieldOf(field).columns.includes(column)) ?? column;
}

/** A merge may be taken back for so many days. */
export const UNDO_DAYS = 30;
