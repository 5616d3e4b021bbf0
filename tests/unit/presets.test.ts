import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Decimal } from 'decimal.js';
import { describe, expect, it } from 'vitest';
import { generateDemoPeople, sampleCreditCode } from '@/prisma/seed/presets/demo-people';
import type { Preset, SourceCode } from '@/prisma/seed/presets/preset';
import { presets } from '@/prisma/seed/presets/presets';
import { consentPurposes, privacyNotice } from '@/prisma/seed/presets/privacy-texts';

const all = Object.values(presets);
const fold = (text: string) => text.replace(/\s+/gu, '');
const textOf = (code: SourceCode) =>
  fold(readFileSync(path.join(import.meta.dirname, '../fixtures/sources', `${code}.txt`), 'utf8'));

function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrast(one: string, two: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(two)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function operand(preset: Preset, name: string): Decimal {
  const figure = preset.statedFigures.find((row) => row.code === name);
  return new Decimal(figure?.value ?? name);
}

/** Every string in the preset that a visitor may read, with where it stands. */
function stringsOf(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsOf(item, `${at}[${index}]`));
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => stringsOf(item, `${at}.${key}`));
  }
  return [];
}

/** The date of S0 as its damaged copy prints it: the one long run of digits that is quoted on purpose. */
const damagedDate = '2021525';

/** Digests of the persons named in the source documents, so that the names themselves stand nowhere in the project. */
const nameDigests = new Set([
  'a9130d6887bd',
  'b8b72126ed21',
  '9320cad23e6f',
  'f2b6864d5ca6',
  'f529969593fe',
  '68128efe1065',
  '52d8107fcf49',
  '7ee7b5bb82b3',
  'e377d5bd9083',
  'a3a0bafd0bee',
  'cd09b14f9059',
  '49fc5f0f6d27',
  'ff2d719eb109',
  'dbbf8ee39c85',
  'bb118a454215',
]);

function namesIn(text: string): boolean {
  return [2, 3].some((length) =>
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) =>
      text.slice(at, at + length),
    ).some(
      (part) =>
        /^[\u4e00-\u9fff]+$/u.test(part) &&
        nameDigests.has(createHash('sha256').update(part).digest('hex').slice(0, 12)),
    ),
  );
}

describe.each(all.map((preset) => [preset.profile.code, preset] as const))(
  'the preset %s',
  (_code, preset) => {
    it('quotes its sources word for word', () => {
      const quoted = [
        ...preset.statedFigures.map((figure) => ({
          code: figure.code,
          source: figure.sourceCode,
          quote: figure.quote,
        })),
        ...preset.chambers.flatMap((chamber) =>
          chamber.statedMembers
            ? [{ code: chamber.code, source: chamber.sourceCode, quote: chamber.statedMembers.quote }]
            : [],
        ),
      ];
      expect(quoted.length).toBeGreaterThan(0);
      const missing = quoted
        .filter((row) => !textOf(row.source).includes(fold(row.quote)))
        .map((row) => row.code);
      expect(missing).toEqual([]);
    });

    it('states each stated value inside its own quote', () => {
      const words: Record<string, string> = { 'return-share-stated': '三成', 'video-views': '千万' };
      const absent = preset.statedFigures
        .filter((figure) => figure.basis === 'stated')
        .filter((figure) => !figure.quote.includes(words[figure.code] ?? figure.value))
        .map((figure) => figure.code);
      const named = ['parks', 'one-leader'];
      expect(absent.filter((code) => !(preset.profile.code === 'ziyang' && named.includes(code)))).toEqual(
        [],
      );
    });

    it('keeps the qualifier of the source', () => {
      const signs: Record<string, RegExp> = {
        near: /近/u,
        over: /[余餘超]/u,
        more: /多/u,
        at_least: /至少|以上/u,
        roughly: /左右/u,
        about: /约|約/u,
      };
      const wrong = preset.statedFigures
        .filter((figure) => figure.qualifier !== 'exact' && !signs[figure.qualifier]?.test(figure.quote))
        .map((figure) => figure.code);
      expect(wrong).toEqual([]);
    });

    it('derives its figures from the stated ones', () => {
      for (const figure of preset.derivedFigures) {
        const [first = new Decimal(0), ...others] = figure.compute.operands.map((name) =>
          operand(preset, name),
        );
        const value = others.reduce(
          (sum, next) =>
            figure.compute.op === 'divide'
              ? sum.div(next)
              : figure.compute.op === 'add'
                ? sum.plus(next)
                : sum.minus(next),
          first,
        );
        const printed = value
          .times(figure.compute.times ?? '1')
          .toFixed(figure.compute.decimals, Decimal.ROUND_HALF_UP);
        expect(`${figure.code} ${printed}`).toBe(`${figure.code} ${figure.value}`);
      }
    });

    it('puts four stated figures on the home page, labelled in three languages', () => {
      expect(new Set(preset.homeFigures).size).toBe(4);
      for (const code of preset.homeFigures) {
        const figure = preset.statedFigures.find((row) => row.code === code);
        expect(figure?.label.hant, code).toBeTruthy();
        expect(figure?.label.en, code).toBeTruthy();
        expect(figure?.asOf.text.en, code).toBeTruthy();
      }
    });

    it('uses every code once and refers to codes that exist', () => {
      const lists: Record<string, string[]> = {
        units: preset.units.map((row) => row.code),
        chains: preset.chains.map((row) => row.code),
        parks: preset.parks.map((row) => row.code),
        chambers: preset.chambers.map((row) => row.code),
        figures: [...preset.statedFigures, ...preset.derivedFigures].map((row) => row.code),
        events: preset.events.map((row) => row.code),
        offers: preset.offers.map((row) => row.code),
        articles: preset.articles.map((row) => row.slug),
        stories: preset.stories.map((row) => row.slug),
        projects: preset.projects.map((row) => row.code),
        clauses: preset.sampleClauses.map((row) => row.code),
      };
      for (const [name, codes] of Object.entries(lists)) expect(new Set(codes).size, name).toBe(codes.length);
      const known = (name: string, code: string | null) =>
        code === null || (lists[name] ?? []).includes(code);
      const dangling = [
        ...preset.hometowns.filter((row) => !known('units', row.keeperUnit)),
        ...preset.parks.filter(
          (row) => !known('units', row.unit) || row.chains.some((code) => !known('chains', code)),
        ),
        ...preset.offers.filter(
          (row) =>
            !known('chains', row.chain) || !known('parks', row.park) || !known('units', row.contactUnit),
        ),
        ...preset.stories.filter((row) => !known('chambers', row.chamber) || !known('chains', row.industry)),
        ...preset.projects.filter(
          (row) =>
            !known('units', row.unit) ||
            !known('parks', row.park) ||
            !known('chains', row.chain) ||
            !known('chambers', row.chamber),
        ),
        ...preset.alliances.filter((row) => row.members.some((code) => !known('chambers', code))),
        ...(preset.receiptSet?.receipts ?? []).filter((row) => !known('units', row.county)),
      ];
      expect(dangling).toEqual([]);
      const complete = preset.chains
        .filter((chain) => chain.missingLinks.length === 0)
        .map((chain) => chain.code);
      expect(preset.offers.filter((row) => row.missingLink && complete.includes(row.chain))).toEqual([]);
    });

    it('sets each unit below one that stands before it, with one root', () => {
      const seen = new Set<string>();
      for (const unit of preset.units) {
        if (unit.parent !== null) expect(seen.has(unit.parent), unit.code).toBe(true);
        seen.add(unit.code);
      }
      expect(preset.units.filter((unit) => unit.parent === null)).toHaveLength(1);
    });

    it('marks as 示例 all that has no source', () => {
      const rows = [
        ...preset.units,
        ...preset.chains,
        ...preset.parks,
        ...preset.events,
        ...preset.policyDocuments,
      ];
      const unmarked = rows.filter(
        (row) =>
          row.sourceCode === undefined &&
          !row.isSample &&
          !('kind' in row && ['county', 'township'].includes(row.kind)),
      );
      expect(unmarked).toEqual([]);
      expect(
        [...preset.offers, ...preset.stories, ...preset.projects, ...preset.sampleClauses].every(
          (row) => row.isSample,
        ),
      ).toBe(true);
      expect(
        preset.stories.every((row) => /^.{1,2}某$/u.test(row.personName) && row.company.startsWith('示例')),
      ).toBe(true);
      expect(preset.projects.every((row) => row.company.startsWith('示例'))).toBe(true);
    });

    it('carries no names, telephone numbers or marks of the source documents', () => {
      const found = stringsOf(preset).filter(([at, text]) => {
        const marks = at.endsWith('indexNumber')
          ? []
          : (text.match(/\d{7,}/gu) ?? []).filter((digits) => digits !== damagedDate);
        return namesIn(text) || marks.length > 0;
      });
      expect(found.map(([at]) => at)).toEqual([]);
      expect(
        Object.entries(preset.profile.footer).every(([key, text]) => key === 'host' || text === '示例'),
      ).toBe(true);
    });

    it('offers no tax rebate and no money for people of one place', () => {
      const banned = /税收返还|返税|零地价|地价返还|纳税额|留成|籍贯|汉中籍|湘西籍|汝州籍|紫阳籍|不得迁出/u;
      const texts = preset.sampleClauses.flatMap((row) => [row.title, row.text, row.conditions]);
      expect(texts.filter((text) => banned.test(text))).toEqual([]);
      expect(new Set(preset.sampleClauses.map((row) => row.classCode)).size).toBe(8);
      expect(preset.policyClasses.reduce((sum, row) => sum + row.sampleClauseCount, 0)).toBe(127);
    });

    it('keeps every text readable on the paper of its theme', () => {
      const { paper, paper2, ink, ink2, ink3, vermilion, vermilionInk } = preset.profile.theme;
      for (const text of [ink, ink2, ink3, vermilion, vermilionInk]) {
        expect(contrast(text, paper), `${text} on paper`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, paper2), `${text} on paper2`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast('#ffffff', vermilion)).toBeGreaterThanOrEqual(4.5);
    });

    it('names the programme, chambers and offers in three languages', () => {
      const { nameShort, nameFull, merchantWord, regionName, bureauName, hero, slogan } = preset.profile;
      const texts = [
        nameShort,
        nameFull,
        merchantWord,
        regionName,
        bureauName,
        ...hero,
        slogan,
        ...preset.chambers.map((row) => row.name),
        ...preset.offers.map((row) => row.title),
      ];
      expect(texts.filter((text) => !text.hant || !text.en)).toEqual([]);
    });

    it('keeps Chinese punctuation in Chinese text', () => {
      const own = stringsOf([
        preset.articles,
        preset.stories,
        preset.offers.map((row) => row.content),
        preset.projects.map((row) => row.content),
        preset.discrepancies,
      ]);
      expect(
        own
          .filter(([, text]) => /[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]|，，|。。/u.test(text))
          .map(([at]) => at),
      ).toEqual([]);
    });

    it('books no more receipts than the project is worth, none before its first paper', () => {
      for (const project of preset.projects) {
        const sum = project.receipts.reduce((total, row) => total.plus(row.amountWan), new Decimal(0));
        expect(sum.lte(project.totalWan), project.code).toBe(true);
        expect(new Decimal(project.fixedWan).lte(project.totalWan), project.code).toBe(true);
        const first = project.agreements.map((row) => row.signedOn).sort()[0];
        expect(
          project.receipts.filter((row) => first === undefined || row.receivedOn < first),
          project.code,
        ).toEqual([]);
      }
    });

    it('generates the same invented people each time, with distinct fictitious phones and valid codes', () => {
      const made = generateDemoPeople(preset, 400);
      expect(made).toEqual(generateDemoPeople(preset, 400));
      expect(made.people).toHaveLength(400);
      expect(made.companies).toHaveLength(60);
      expect(new Set(made.people.map((row) => row.phone)).size).toBe(400);
      expect(made.people.every((row) => /^19900\d{6}$/u.test(row.phone))).toBe(true);
      expect(new Set(made.companies.map((row) => row.creditCode)).size).toBe(60);
      expect(
        made.companies.every((row) => row.name.includes('示例') && /^91\d{6}DEMA/u.test(row.creditCode)),
      ).toBe(true);
      expect(
        made.people.every((row) =>
          row.posts.every((post) => made.companies[post.companyIndex] !== undefined),
        ),
      ).toBe(true);
    });
  },
);

it('makes credit codes that satisfy GB 32100-2015, and would reject a changed one', () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const valid = (code: string) => {
    const sum = weights.reduce(
      (total, weight, index) => total + weight * alphabet.indexOf(code.charAt(index)),
      0,
    );
    return code.length === 18 && alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17);
  };
  expect(valid('91350100M000100Y43')).toBe(true);
  expect(valid('91350100M000100Y4Z')).toBe(false);
  for (let index = 1; index <= 200; index += 1) expect(valid(sampleCreditCode('610700', index))).toBe(true);
});

it('prints 113.20 % from 137 sample receipts of the eight counties of Xiangxi', () => {
  const set = presets.xiangxi.receiptSet;
  const receipts = set?.receipts ?? [];
  const sum = (rows: typeof receipts) =>
    rows.reduce((total, row) => total.plus(row.amountWan), new Decimal(0)).toFixed(2);
  expect(receipts).toHaveLength(137);
  expect(sum(receipts)).toBe('452800.00');
  expect(
    new Decimal(sum(receipts))
      .div(set?.taskWan ?? 1)
      .times(100)
      .toFixed(2),
  ).toBe('113.20');
  const by = (county: string, scope: string) =>
    sum(receipts.filter((row) => row.county === county && row.scope === scope));
  expect([
    by('yongshun', 'outside_province'),
    by('yongshun', 'province_other'),
    by('yongshun', 'prefecture_other'),
  ]).toEqual(['98200.00', '12640.00', '3100.00']);
  expect([by('longshan', 'outside_province'), by('longshan', 'province_other')]).toEqual([
    '80410.00',
    '9900.00',
  ]);
  expect([
    by('jishou', 'outside_province'),
    by('jishou', 'province_other'),
    by('jishou', 'prefecture_other'),
  ]).toEqual(['121300.00', '30050.00', '6200.00']);
  const scope = (name: string) => sum(receipts.filter((row) => row.scope === name));
  expect([scope('outside_province'), scope('province_other'), scope('prefecture_other')]).toEqual([
    '370610.00',
    '69490.00',
    '12700.00',
  ]);
  expect(new Set(receipts.map((row) => row.county)).size).toBe(8);
  expect(receipts.every((row) => row.receivedOn >= '2022-01-01' && row.receivedOn <= '2022-10-31')).toBe(
    true,
  );
  expect(receipts.every((row) => Number(row.amountWan) > 0 && row.month === row.receivedOn.slice(0, 7))).toBe(
    true,
  );
  expect(receipts.reduce((total, row) => total + row.evidenceCount, 0)).toBe(291);
});

it('asks separately for publication, for giving to a chamber, for sensitive data, for giving abroad and for care', () => {
  expect(consentPurposes.filter((row) => row.separate).map((row) => `${row.purpose} ${row.article}`)).toEqual(
    ['publish 25', 'provide 23', 'sensitive 29', 'cross_border 39', 'care 29'],
  );
  for (const preset of all) {
    const notice = privacyNotice(preset.profile);
    expect(notice.paragraphs.every((text) => text.hant && text.en)).toBe(true);
    expect(notice.paragraphs[0]?.zh).toContain(preset.profile.bureauName.zh);
  }
});
