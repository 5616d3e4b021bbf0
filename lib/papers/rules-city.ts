import type { DeskWords } from '@/lib/i18n/desk-words';
import type { Paper, PaperBlock } from '@/lib/server/paper/paper';
import { formatLetterDate, formatListDate } from '@/lib/shared/dates';
import { percentOf } from '@/lib/shared/percent';
import type { CityReport } from './queries/city-report';
import { clip } from './rules-brief';

const MOST_INDUSTRIES = 20;
const LINE = 90;

const number = (value: number): string => value.toLocaleString('zh-CN');
const capped = ({ value, isCapped }: { value: number; isCapped: boolean }): string =>
  `${number(value)}${isCapped ? '+' : ''}`;

/**
 * The report on a city where many live (A9): how many, in which firms and industries, chambers, key people, how often
 * they were called on. Every share says what it is counted over; parts without a line are left out.
 */
export function cityPaper(
  report: CityReport,
  words: DeskWords,
  how: { footer: string; author: string; on: string; unit: string | null },
): Paper {
  const { city } = report;
  return {
    title: words('papers.desk.city.paperTitle', { city: city.name }),
    subtitle: [how.unit, formatLetterDate(how.on)].filter(Boolean).join('　'),
    mark: words('papers.desk.internal'),
    footer: how.footer,
    author: how.author,
    bodySize: 12,
    blocks: [
      { kind: 'facts', pairs: true, rows: facts(report, words) },
      {
        kind: 'note',
        text: words('papers.desk.city.asOf', {
          date: formatLetterDate(how.on),
          scope: words('papers.desk.city.scopeText'),
        }),
      },
      ...industries(report, words),
      ...firms(report, words),
      ...chambers(report, words),
      ...keyPeople(report, words),
      ...visits(report, words),
    ],
  };
}

// messages: papers.desk.city.fact.* papers.desk.city.part.* papers.desk.city.column.* papers.desk.city.value.* interactions.desk.channels.*
function facts({ city, companies, chambers, contacts }: CityReport, words: DeskWords): [string, string][] {
  const value = (kind: string, count: string) => words(`papers.desk.city.value.${kind}`, { count });
  const fact = (name: string, text: string): [string, string] => [
    words(`papers.desk.city.fact.${name}`),
    text,
  ];
  return [
    fact('people', value('people', number(city.people))),
    fact('key', value('people', number(city.key))),
    fact('firms', value('firmsNamed', number(city.firms))),
    fact('companies', value('firms', capped(companies))),
    fact('visits', value('times', capped(contacts.visits))),
    fact('contacts', value('times', capped(contacts.all))),
    fact('chambers', value('firms', number(chambers.length))),
  ];
}

const heading = (name: string, words: DeskWords): PaperBlock => ({
  kind: 'heading',
  text: words(`papers.desk.city.part.${name}`),
});
const head = (name: string, words: DeskWords): string => words(`papers.desk.city.column.${name}`);
const more = (rest: number, words: DeskWords): PaperBlock[] =>
  rest > 0 ? [{ kind: 'note', text: words('papers.desk.city.more', { count: rest }) }] : [];

function industries({ city, industries: counts }: CityReport, words: DeskWords): PaperBlock[] {
  if (counts.length === 0) return [];
  const share = (count: number): string => `${percentOf(String(count), String(city.people)) ?? '—'}%`;
  const shown = counts.slice(0, MOST_INDUSTRIES);
  const missing = city.people - counts.reduce((sum, { count }) => sum + count, 0);
  return [
    heading('industries', words),
    {
      kind: 'table',
      columns: [
        { head: head('industry', words), share: 50 },
        { head: head('people', words), share: 25, align: 'end' },
        { head: head('share', words), share: 25, align: 'end' },
      ],
      rows: [
        ...shown.map(({ label, count }) => [label, number(count), share(count)]),
        ...(missing > 0 ? [[words('papers.desk.city.missing'), number(missing), share(missing)]] : []),
      ],
    },
    ...more(counts.length - shown.length, words),
  ];
}

function firms({ city }: CityReport, words: DeskWords): PaperBlock[] {
  if (city.largest.length === 0) return [];
  return [
    heading('firms', words),
    {
      kind: 'table',
      columns: [
        { head: head('firm', words), share: 75 },
        { head: head('people', words), share: 25, align: 'end' },
      ],
      rows: city.largest.slice(0, 15).map(({ firm, people }) => [firm, number(people)]),
    },
    ...more(city.firms - Math.min(15, city.largest.length), words),
  ];
}

function chambers({ chambers: rows }: CityReport, words: DeskWords): PaperBlock[] {
  if (rows.length === 0) return [];
  return [heading('chambers', words), { kind: 'list', items: rows.map((row) => clip(row.name, LINE)) }];
}

function keyPeople({ city, keyPeople: rows }: CityReport, words: DeskWords): PaperBlock[] {
  if (rows.length === 0) return [];
  return [
    heading('keyPeople', words),
    {
      kind: 'table',
      columns: [
        { head: head('name', words), share: 16 },
        { head: head('work', words), share: 62 },
        { head: head('last', words), share: 22 },
      ],
      rows: rows.map((row) => [
        row.name,
        clip([row.company, row.title].filter(Boolean).join(' '), 60),
        row.lastContactOn ? formatListDate(row.lastContactOn) : '—',
      ]),
    },
    ...more(city.key - rows.length, words),
  ];
}

function visits({ visits: rows, contacts }: CityReport, words: DeskWords): PaperBlock[] {
  if (rows.length === 0) return [];
  return [
    heading('contacts', words),
    {
      kind: 'list',
      items: rows.map((row) =>
        clip(
          words('papers.desk.brief.contactLine', {
            date: formatListDate(row.happenedOn),
            channel: words(`interactions.desk.channels.${row.channel}`),
            who: row.unit ?? '',
            text: [row.persons.map((one) => one.name).join('、'), row.subject ?? row.summary]
              .filter(Boolean)
              .join('：'),
          }),
          LINE,
        ),
      ),
    },
    ...more(contacts.visits.value - rows.length, words),
  ];
}
