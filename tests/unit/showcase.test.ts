import { describe, expect, it } from 'vitest';
import { isSecondPerson, visibleStories } from '@/lib/showcase/policy';
import {
  findingsOf,
  parsePathLines,
  pathLines,
  shownFields,
  stateAfter,
  type StoryAct,
  type StoryState,
} from '@/lib/showcase/rules';
import { StoryInput } from '@/lib/showcase/schema';
import { personWith } from '@/tests/support/test-actors';

describe('states of a story', () => {
  it('know exactly five steps; every other act is refused', () => {
    const states: StoryState[] = ['draft', 'submitted', 'published', 'withdrawn'];
    const acts: StoryAct[] = ['edit', 'submit', 'return', 'approve', 'withdraw'];
    const allowed = acts.flatMap((act) =>
      states.flatMap((state) => {
        const next = stateAfter(act, state);
        return next ? [`${act}: ${state} → ${next}`] : [];
      }),
    );
    expect(allowed).toEqual([
      'edit: draft → draft',
      'edit: withdrawn → draft',
      'submit: draft → submitted',
      'return: submitted → draft',
      'approve: submitted → published',
      'withdraw: published → withdrawn',
    ]);
  });

  it('only somebody who neither wrote nor handed in is the second person', () => {
    const chief = personWith({ userId: 'u1', grantId: 'g1', role: 'chief' });
    const story = { ownerUnitId: 'x', merchantId: null };
    expect(isSecondPerson(chief, { ...story, createdBy: 'u2', submittedBy: 'u3' })).toBe(true);
    expect(isSecondPerson(chief, { ...story, createdBy: 'u1', submittedBy: 'u3' })).toBe(false);
    expect(isSecondPerson(chief, { ...story, createdBy: 'u2', submittedBy: 'u1' })).toBe(false);
  });

  it('the three administrators and chamber officers see no stories on the desk', () => {
    for (const role of ['sysadmin', 'secadmin', 'auditor', 'chamber_officer'] as const) {
      expect(visibleStories(personWith({ userId: 'u', grantId: 'g', role }))).toEqual({ kind: 'none' });
    }
  });
});

describe('life path', () => {
  it('reads a year, a year and month, full-width blanks and commas, and writes them back', () => {
    const { stations, badLine } = parsePathLines('2003 离乡\n\n2009年　自办机绣厂\n2015-06，随商会考察');
    expect(badLine).toBeNull();
    expect(stations).toEqual([
      { year: '2003', text: '离乡' },
      { year: '2009', text: '自办机绣厂' },
      { year: '2015-06', text: '随商会考察' },
    ]);
    expect(parsePathLines(pathLines(stations)).stations).toEqual(stations);
  });

  it('names the first line without a year, and refuses a ninth station', () => {
    expect(parsePathLines('2003 离乡\n自办机绣厂').badLine).toBe(2);
    const nine = Array.from({ length: 9 }, (_, index) => `${2001 + index} 某事`).join('\n');
    expect(parsePathLines(nine).badLine).toBe(9);
    const parsed = StoryInput.safeParse({
      shownName: '李某',
      sealText: '李',
      title: '一个题目',
      body: '正文'.repeat(20),
      pathText: '没有年份',
    });
    expect(parsed.error?.issues.map((issue) => [issue.path[0], issue.message])).toEqual([
      ['pathText', 'path_line'],
    ]);
  });
});

it('every shown field asks for its own consent, an empty one for none', () => {
  expect(shownFields({ firm: null, chamberText: null, path: [] })).toEqual(['name', 'story']);
  expect(shownFields({ firm: 'a', chamberText: 'b', path: [{ year: '2003', text: 'c' }] })).toEqual([
    'name',
    'story',
    'firm',
    'chamber',
    'path',
  ]);
});

it('numbers are found in every field that is shown', () => {
  const story = {
    title: '题',
    quote: null,
    shownName: '李某',
    firm: null,
    chamberText: null,
    path: [],
    body: '<p>无</p>',
  };
  expect(findingsOf(story)).toEqual({});
  const found = findingsOf({
    ...story,
    quote: '电话0916-2628906',
    path: [{ year: '2003', text: '13800000000' }],
  });
  expect(Object.fromEntries(Object.entries(found).map(([field, list]) => [field, list[0]?.kind]))).toEqual({
    quote: 'landline',
    pathText: 'mobile',
  });
});
