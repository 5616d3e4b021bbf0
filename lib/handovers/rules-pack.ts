import type { DeskWords } from '@/lib/i18n/desk-words';
import type { InteractionRow } from '@/lib/interactions/queries/list-interactions';
import type { Paper, PaperBlock } from '@/lib/server/paper/paper';
import { formatLetterDate, formatListDate } from '@/lib/shared/dates';
import type { HandoverPack, PackPerson } from './queries/pack';

type How = { footer: string; author: string; on: string; unit: string | null };

const joined = (parts: readonly (string | null | undefined | false)[], by: string): string =>
  parts.filter(Boolean).join(by);

/**
 * The pack of a hand-over as a paper: what there is, whose clock runs, what was agreed for which day, what is not
 * settled, whom to greet first, the people by urgency, and the three names under it. A part without a line is left out.
 */
export function packPaper(pack: HandoverPack, words: DeskWords, how: How): Paper {
  const { officer } = pack.holdings;
  return {
    title: words('handovers.desk.pack.paperTitle', { name: officer.name }),
    subtitle: joined([how.unit, formatLetterDate(how.on)], '　'),
    mark: words('papers.desk.internal'),
    footer: how.footer,
    author: how.author,
    bodySize: 10.5,
    blocks: numbered([
      { kind: 'facts', rows: totals(pack, words), pairs: true },
      ...clocks(pack, words),
      ...contactPart(pack.steps, pack.holdings.steps, 'steps', words, stepRow(words)),
      ...contactPart(pack.difficulties, pack.holdings.difficulties, 'difficulties', words, difficultyRow),
      ...greet(pack, words),
      ...people(pack, words),
      ...contactPart(pack.drafts, pack.holdings.drafts, 'drafts', words, draftRow),
      ...lines(
        'projects',
        pack.projects.length,
        words,
        pack.projects.map((row) =>
          joined([row.number, row.name, words(`projects.desk.stages.${row.stage}`), row.unit], '，'),
        ),
      ),
      ...lines(
        'campaigns',
        pack.campaigns.length,
        words,
        pack.campaigns.map((row) => joined([row.title, formatListDate(row.on)], '，')),
      ),
      ...waiting(pack, words),
    ]).concat([
      { kind: 'heading', text: words('handovers.desk.pack.part.signatures') },
      {
        kind: 'facts',
        rows: (['giver', 'taker', 'witness'] as const).map((who) => [
          words(`handovers.desk.pack.sign.${who}`),
          words('handovers.desk.pack.sign.line'),
        ]),
      },
    ]),
  };
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Headings get their numbers in the order in which they stand, since parts without a line are left out. */
function numbered(blocks: readonly PaperBlock[]): PaperBlock[] {
  let at = 0;
  return blocks.map((block) =>
    block.kind === 'heading' ? { ...block, text: `${NUMERALS[at++] ?? ''}、${block.text}` } : block,
  );
}

// messages: projects.desk.stages.* handovers.desk.pack.part.* handovers.desk.pack.sign.* handovers.desk.pack.head.* handovers.desk.pack.total.*
function totals({ holdings }: HandoverPack, words: DeskWords): [string, string][] {
  const { counts } = holdings;
  const count = (key: string, n: number, note?: string): [string, string] => [
    words(`handovers.desk.pack.total.${key}`),
    joined([words('handovers.desk.pack.count', { count: n }), note], ''),
  ];
  return [
    count('people', counts.people, words('handovers.desk.pack.keyOf', { count: holdings.keyPeople })),
    count('steps', holdings.steps),
    count('difficulties', holdings.difficulties),
    count('appeals', counts.appeals),
    count('leads', counts.leads),
    count('drafts', holdings.drafts),
    count('projects', counts.projects),
  ];
}

const heading = (part: string, words: DeskWords): PaperBlock => ({
  kind: 'heading',
  text: words(`handovers.desk.pack.part.${part}`),
});
const more = (shown: number, total: number, words: DeskWords): PaperBlock[] =>
  total > shown ? [{ kind: 'note', text: words('handovers.desk.pack.more', { count: total - shown }) }] : [];
const heads = (words: DeskWords, ...names: [name: string, share: number][]) =>
  names.map(([name, share]) => ({ head: words(`handovers.desk.pack.head.${name}`), share }));
const dayOrLate = (on: string | null, late: boolean, words: DeskWords): string =>
  on === null
    ? words('handovers.desk.pack.noClock')
    : joined([formatListDate(on), late && words('handovers.desk.pack.late')], '');

/** Clocks that run: leads to be answered, appeals, requests of people about their own data. */
function clocks(pack: HandoverPack, words: DeskWords): PaperBlock[] {
  const rows = [
    ...pack.leads.map((lead) => [
      lead.answered ? words('handovers.desk.pack.answered') : dayOrLate(lead.dueOn, lead.late, words),
      words('handovers.desk.pack.lead'),
      lead.number,
      joined([lead.sender, lead.firm], '，'),
    ]),
    ...pack.appeals.map((appeal) => [
      dayOrLate(appeal.dueOn, appeal.late, words),
      words('handovers.desk.pack.appeal'),
      appeal.number,
      joined([appeal.person, appeal.title], '，'),
    ]),
    ...pack.requests.map((request) => [
      dayOrLate(request.dueOn, request.late, words),
      words('handovers.desk.pack.request'),
      request.number,
      request.name,
    ]),
  ];
  if (rows.length === 0) return [];
  return [
    heading('clocks', words),
    {
      kind: 'table',
      columns: heads(words, ['due', 3], ['what', 2], ['number', 3], ['who', 4]),
      rows,
    },
    ...more(pack.leads.length, pack.holdings.counts.leads, words),
    ...more(pack.appeals.length, pack.holdings.counts.appeals, words),
  ];
}

const withWhom = (row: InteractionRow): string =>
  joined([row.persons.map(({ name }) => name).join('、'), row.persons.length === 0 && row.company], '') ||
  (row.company ?? '');

const stepRow = (words: DeskWords) => (row: InteractionRow) => [
  dayOrLate(row.nextOn, row.isNextLate, words),
  withWhom(row),
  row.nextText ?? row.subject ?? row.summary ?? '',
];
const difficultyRow = (row: InteractionRow) => [
  formatListDate(row.happenedOn),
  withWhom(row),
  row.difficulty ?? '',
];
const draftRow = (row: InteractionRow) => [
  formatListDate(row.happenedOn),
  withWhom(row),
  row.summary ?? row.subject ?? '',
];

function contactPart(
  rows: readonly InteractionRow[],
  total: number,
  part: 'steps' | 'difficulties' | 'drafts',
  words: DeskWords,
  cells: (row: InteractionRow) => string[],
): PaperBlock[] {
  if (rows.length === 0) return [];
  return [
    heading(part, words),
    {
      kind: 'table',
      columns: heads(words, [part === 'steps' ? 'due' : 'date', 3], ['who', 3], ['text', 7]),
      rows: rows.map(cells),
    },
    ...more(rows.length, total, words),
  ];
}

/** Whom to greet first at the next festival. */
function greet({ greet: rows, festival, holdings }: HandoverPack, words: DeskWords): PaperBlock[] {
  if (!festival || rows.length === 0) return [];
  // messages: greetings.desk.festivals.* interactions.desk.channels.*
  const name = festival.name ?? words(`greetings.desk.festivals.${festival.code}`);
  return [
    {
      kind: 'heading',
      text: words('handovers.desk.pack.greet', { festival: name, date: formatListDate(festival.date) }),
    },
    {
      kind: 'list',
      items: rows.map((row) =>
        joined(
          [
            joined([row.name, row.salutation && `（${row.salutation}）`], ''),
            row.isKey && words('handovers.desk.pack.key'),
            joined([row.firm, row.title], ' '),
            joined([row.channel && words(`interactions.desk.channels.${row.channel}`), row.hours], ' '),
          ],
          '，',
        ),
      ),
    },
    ...more(rows.length, holdings.counts.people, words),
  ];
}

/** The people, whose day is past or near first. */
function people({ people: rows, holdings }: HandoverPack, words: DeskWords): PaperBlock[] {
  if (rows.length === 0) return [];
  const marks = (row: PackPerson) =>
    joined(
      [
        row.isKey && words('handovers.desk.pack.key'),
        row.doNotContact && words('handovers.desk.pack.doNotContact'),
      ],
      '、',
    );
  return [
    heading('people', words),
    {
      kind: 'table',
      columns: heads(words, ['name', 4], ['work', 6], ['phone', 3], ['last', 3], ['next', 4]),
      rows: rows.map((row) => [
        joined([row.name, marks(row) && `（${marks(row)}）`], ''),
        joined([row.firm, row.title], ' '),
        row.phone ?? '',
        row.lastOn ? formatListDate(row.lastOn) : words('handovers.desk.pack.never'),
        row.dueOn ? dayOrLate(row.dueOn, row.late, words) : '',
      ]),
    },
    ...more(rows.length, holdings.counts.people, words),
  ];
}

function lines(part: string, total: number, words: DeskWords, items: string[]): PaperBlock[] {
  return items.length === 0
    ? []
    : [heading(part, words), { kind: 'list', items }, ...more(items.length, total, words)];
}

/** What only the officer can end before leaving. */
function waiting({ holdings }: HandoverPack, words: DeskWords): PaperBlock[] {
  const { exports, imports, bulks } = holdings;
  if (exports + imports + bulks === 0) return [];
  return [
    heading('waiting', words),
    { kind: 'text', text: words('handovers.desk.pack.waiting', { exports, imports, bulks }) },
  ];
}
