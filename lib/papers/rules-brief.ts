import type { DeskWords } from '@/lib/i18n/desk-words';
import type { Paper, PaperBlock } from '@/lib/server/paper/paper';
import { stationText } from '@/lib/merchants/rules-life';
import { formatLetterDate, formatListDate } from '@/lib/shared/dates';
import { formatWan } from '@/lib/shared/money';
import type { Brief } from './queries/brief';

/** How much of a record goes on the page: lines of each part, letters of one line, size of the text in points. */
export type BriefCut = {
  bodySize: number;
  posts: number;
  offices: number;
  projects: number;
  agreements: number;
  difficulties: number;
  contacts: number;
  steps: number;
  letters: number;
};

/**
 * From roomy to tight. The first that fills one page is taken. The five last contacts stay to the end, since a leader
 * asks for them first; older agreements and posts go before them. What is left out is counted on the page.
 */
export const BRIEF_CUTS: readonly BriefCut[] = [
  cut(12, { posts: 4, offices: 4, projects: 5, agreements: 4, difficulties: 4, steps: 5, letters: 110 }),
  cut(10.5, { posts: 4, offices: 4, projects: 5, agreements: 4, difficulties: 4, steps: 5, letters: 90 }),
  cut(10.5, { posts: 3, offices: 3, projects: 3, agreements: 2, difficulties: 3, steps: 3, letters: 60 }),
  cut(9, { posts: 2, offices: 2, projects: 3, agreements: 2, difficulties: 2, steps: 3, letters: 44 }),
  cut(9, { posts: 2, offices: 2, projects: 2, agreements: 1, difficulties: 2, steps: 2, letters: 26 }),
];

/** As much as a page on a screen shows. */
export const ROOMY_CUT: BriefCut = cut(12, {
  ...{ posts: 4, offices: 4, projects: 5, agreements: 4, difficulties: 4, steps: 5, letters: 200 },
});

function cut(bodySize: number, parts: Omit<BriefCut, 'bodySize' | 'contacts'>): BriefCut {
  return { bodySize, contacts: 5, ...parts };
}

/** One line of at most so many letters; what is cut off shows as ……. */
export function clip(text: string, letters: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const signs = [...line];
  return signs.length <= letters ? line : `${signs.slice(0, letters - 2).join('')}……`;
}

const joined = (parts: readonly (string | null | undefined | false)[], by: string): string =>
  parts.filter(Boolean).join(by);

/**
 * The brief as a paper: who, ties, projects with money in place, what was signed, what is unsettled, the last contacts
 * and what to talk about. Parts without a line are left out. Family data are no field of the brief.
 */
export function briefPaper(
  brief: Brief,
  words: DeskWords,
  how: { cut: BriefCut; footer: string; author: string; on: string; unit: string | null },
): Paper {
  const { merchant } = brief;
  const { cut: limits } = how;
  return {
    title: words('papers.desk.brief.paperTitle', { name: merchant.name }),
    subtitle: joined([how.unit, formatLetterDate(how.on)], '　'),
    mark: words('papers.desk.internal'),
    footer: how.footer,
    author: how.author,
    bodySize: limits.bodySize,
    blocks: [
      ...warnings(brief, words),
      { kind: 'facts', rows: facts(brief, words, limits) },
      ...part(words, 'projects', brief.projects, limits, (row) => projectLine(row, words)),
      ...part(words, 'agreements', brief.agreements, limits, (row) =>
        words('papers.desk.brief.agreementLine', {
          title: row.title,
          kind: words(`agreements.desk.kinds.${row.kind}`),
          date: formatListDate(row.signedOn),
          amount: formatWan(row.amountWan),
        }),
      ),
      ...part(words, 'difficulties', brief.difficulties, limits, (row) =>
        words('papers.desk.brief.datedLine', {
          date: formatListDate(row.happenedOn),
          text: joined([row.difficulty, row.unit && `（${row.unit}）`], ''),
        }),
      ),
      ...part(words, 'appeals', brief.appeals, limits, (row) =>
        words('papers.desk.brief.datedLine', {
          date: formatListDate(row.receivedOn),
          text: joined([row.title, `（${words(`appeals.state.${row.state}`)}，${row.unit ?? ''}）`], ''),
        }),
      ),
      ...part(words, 'contacts', brief.contacts, limits, (row) => contactLine(row, words)),
      ...part(words, 'steps', brief.steps, limits, (row) =>
        words('papers.desk.brief.datedLine', {
          date: formatListDate(row.nextOn ?? row.happenedOn),
          text: row.nextText ?? row.subject ?? words('papers.desk.brief.stepWithoutText'),
        }),
      ),
    ],
  };
}

// messages: appeals.state.* agreements.desk.kinds.* projects.desk.stages.* projects.desk.statuses.* interactions.desk.channels.* chambers.rank.* papers.desk.brief.part.* papers.desk.brief.fact.*
function warnings(brief: Brief, words: DeskWords): PaperBlock[] {
  const { merchant } = brief;
  const lines = [
    merchant.doNotContact && words('papers.desk.brief.doNotContact'),
    merchant.inFull ? null : words('papers.desk.brief.withheld', { unit: merchant.unit ?? '' }),
    merchant.isSample && words('papers.desk.sample'),
  ];
  return lines.flatMap((text): PaperBlock[] => (text ? [{ kind: 'warning', text }] : []));
}

/** Name and value of what is known; a field that is withheld, hidden or empty has no line. */
function facts(brief: Brief, words: DeskWords, limits: BriefCut): [string, string][] {
  const { merchant } = brief;
  const field = (name: string): string => words(`papers.desk.brief.fact.${name}`);
  const posts = merchant.posts.map((post) =>
    stationText({ ...post, names: [post.employerText, post.title, !post.fromText && post.periodText] }),
  );
  const stations = (kinds: readonly string[]): string =>
    [...merchant.life, ...merchant.politicalOffices]
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ body, title, ...period }) => stationText({ ...period, names: [body, title] }))
      .join('；');
  const offices = brief.offices.map((held) =>
    joined([held.chamber, held.office === 'member' ? null : words(`chambers.rank.${held.office}`)], ''),
  );
  const rows: [string, string][] = [
    [field('name'), nameLine(brief, words)],
    [field('hometown'), merchant.hometown ?? merchant.hometownText ?? ''],
    [field('residence'), merchant.residence ?? merchant.residenceText ?? ''],
    [field('posts'), some(posts, limits.posts, words)],
    [field('business'), joined([merchant.industry ?? merchant.industryText, merchant.mainBusiness], '；')],
    [
      field('offices'),
      joined(
        [
          some(offices, limits.offices, words),
          merchant.socialPosts,
          stations(['social_post', 'political_office']),
        ],
        '；',
      ),
    ],
    [field('schooling'), joined([merchant.education, merchant.school, stations(['education'])], '；')],
    [field('honours'), joined([merchant.honours, stations(['honour'])], '；')],
    [field('ratings'), ratings(brief, words)],
    [field('intention'), merchant.intention ?? ''],
    [field('needs'), merchant.needs ?? ''],
    [field('contact'), contactFact(brief, words)],
  ];
  return rows.flatMap(([term, value]): [string, string][] =>
    value === '' ? [] : [[term, clip(value, limits.letters * 1.5)]],
  );
}

function nameLine({ merchant }: Brief, words: DeskWords): string {
  const sex = merchant.sex && words(`merchants.desk.sex.${merchant.sex === 'female' ? 'female' : 'male'}`);
  return joined(
    [
      merchant.name,
      sex,
      merchant.birthText && words('papers.desk.brief.born', { date: merchant.birthText }),
      merchant.salutation && words('papers.desk.brief.salutation', { text: merchant.salutation }),
    ],
    '，',
  );
}

function ratings({ merchant, officer }: Brief, words: DeskWords): string {
  return joined(
    [
      merchant.strength && words('papers.desk.brief.strength', { text: merchant.strength }),
      merchant.influence && words('papers.desk.brief.influence', { text: merchant.influence }),
      merchant.isKey && words('papers.desk.brief.key'),
      officer && words('papers.desk.brief.officer', { name: officer }),
    ],
    '；',
  );
}

function contactFact({ merchant }: Brief, words: DeskWords): string {
  const [point] = merchant.contactPoints.filter((one) => !one.doNotUse);
  const channel =
    merchant.preferredChannel && words(`interactions.desk.channels.${merchant.preferredChannel}`);
  return joined(
    [
      point?.masked,
      channel && words('papers.desk.brief.preferred', { channel }),
      merchant.contactHours,
      merchant.lastContactOn &&
        words('papers.desk.brief.lastContact', { date: formatListDate(merchant.lastContactOn) }),
    ],
    '；',
  );
}

/** The first ones, and how many more. */
function some(items: readonly string[], size: number, words: DeskWords): string {
  const rest = items.length - size;
  const shown = items.slice(0, size).join('；');
  return rest > 0 ? `${shown}；${words('papers.desk.brief.more', { count: rest })}` : shown;
}

function projectLine(row: Brief['projects']['rows'][number], words: DeskWords): string {
  return joined(
    [
      row.name,
      words(`projects.desk.stages.${row.stage}`),
      row.status === 'ongoing' ? null : words(`projects.desk.statuses.${row.status}`),
      row.totalInvestmentWan &&
        words('papers.desk.brief.total', { amount: formatWan(row.totalInvestmentWan) }),
      words('papers.desk.brief.received', { amount: formatWan(row.receivedWan ?? '0') }),
      row.unit,
    ],
    '，',
  );
}

function contactLine(row: Brief['contacts']['rows'][number], words: DeskWords): string {
  const who = joined([row.unit, row.officers.map((one) => one.name).join('、')], ' ');
  return words('papers.desk.brief.contactLine', {
    date: formatListDate(row.happenedOn),
    channel: words(`interactions.desk.channels.${row.channel}`),
    who,
    text: joined([row.subject, row.summary], '：') || words('papers.desk.brief.noSummary'),
  });
}

type Part = 'projects' | 'agreements' | 'difficulties' | 'appeals' | 'contacts' | 'steps';

/** Heading, lines, and how many more there are; nothing where there is none. */
function part<Row>(
  words: DeskWords,
  name: Part,
  { rows, total }: { rows: readonly Row[]; total: number },
  limits: BriefCut,
  lineOf: (row: Row) => string,
): PaperBlock[] {
  if (rows.length === 0) return [];
  // appeals take as much room as the difficulties that they come from
  const shown = rows.slice(0, limits[name === 'appeals' ? 'difficulties' : name]);
  const rest = total - shown.length;
  return [
    { kind: 'heading', text: words(`papers.desk.brief.part.${name}`) },
    { kind: 'list', items: shown.map((row) => clip(lineOf(row), limits.letters)) },
    ...(rest > 0 ? [{ kind: 'note' as const, text: words('papers.desk.brief.more', { count: rest }) }] : []),
  ];
}
