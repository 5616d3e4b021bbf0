import { describe, expect, it } from 'vitest';
import { DecideRequestInput } from '@/lib/privacy/schema-requests';
import { basisStateOf, coverFields, privacyTerms } from '@/lib/privacy/rules';
import { presets } from '@/prisma/seed/presets/presets';
import { privacyNotice } from '@/prisma/seed/presets/privacy-texts';

const consent = (id: string, fields: string[], change: object = {}) => ({
  id,
  purpose: 'publish',
  fields,
  withdrawnAt: null,
  ...change,
});

it('a field stands on the newest publish consent that names it and holds', () => {
  const given = [
    consent('withdrawn', ['name', 'story'], { withdrawnAt: '2026-02-01' }),
    consent('contact', ['name'], { purpose: 'contact' }),
    consent('newer', ['story']),
    consent('older', ['name', 'story']),
  ];
  expect(coverFields(['name', 'story', 'portrait'], given)).toEqual({
    covered: [
      { field: 'name', consentId: 'older' },
      { field: 'story', consentId: 'newer' },
    ],
    missing: ['portrait'],
  });
});

it('a basis holds on its last day and not after it; “none” and ended ones never do', () => {
  const basis = (expiresAt: string | null, change: object = {}) => ({
    kind: 'consent',
    expiresAt,
    endedAt: null,
    ...change,
  });
  expect(basisStateOf([], '2026-03-01')).toBe('none');
  expect(basisStateOf([basis('2026-03-01')], '2026-03-01')).toBe('valid');
  expect(basisStateOf([basis('2026-02-28')], '2026-03-01')).toBe('expired');
  expect(basisStateOf([basis(null)], '2026-03-01')).toBe('valid');
  expect(basisStateOf([basis(null, { endedAt: '2026-01-01' })], '2026-03-01')).toBe('none');
  expect(basisStateOf([basis(null, { kind: 'none' })], '2026-03-01')).toBe('none');
});

it('the notice promises the terms of the rules, with the same numbers in each language', () => {
  const { answerWorkdays, keptYears, setAsideYears } = privacyTerms;
  for (const { profile } of Object.values(presets)) {
    const { paragraphs } = privacyNotice(profile);
    const numbers = (text: string | undefined) =>
      (text ?? '').replace(/^\d\./, '').match(/\d+/g)?.map(Number);
    for (const [at, expected] of [
      [3, [keptYears, setAsideYears]],
      [5, [answerWorkdays]],
    ] as const) {
      const { zh, hant, en } = paragraphs[at] ?? { zh: '' };
      expect([numbers(zh), numbers(hant), numbers(en)]).toEqual([expected, expected, expected]);
    }
  }
});

describe('the letter that answers a request', () => {
  const decision = (letter: string) =>
    DecideRequestInput.safeParse({
      id: '0190a7c0-0000-7000-8000-000000000001',
      version: 1,
      outcome: 'granted',
      reason: '已核对（示例）',
      letter,
    });

  it('is refused while it still holds the sentence of the draft that asks for the outcome', () => {
    const draft = '您的申请收悉。\n\n（写明办理结果；不予办理的，写明理由和依据。）\n';
    expect(decision(draft).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['letter', 'letter_unfinished'],
    ]);
    expect(decision('您的申请收悉，职务已更正（附件为更正后的内容）。').success).toBe(true);
  });
});
