import { describe, expect, it } from 'vitest';
import { checkProjectCode } from '@/lib/shared/project-code';

describe('a project code', () => {
  it.each([
    '2204-610724-04-01-123456',
    '22046107240401123456',
    '２２０４－６１０７２４－０４－０１－１２３４５６',
    '2204—610724—04—01—123456',
  ])('%s is stored with its hyphens', (code) => {
    expect(checkProjectCode(code)).toEqual({
      ok: true,
      value: '2204-610724-04-01-123456',
      time: '2204',
      regionCode: '610724',
      ministry: '04',
      type: '01',
      serial: '12345',
      checkDigit: '6',
    });
  });

  it('given before the standard begins with its year', () => {
    expect(checkProjectCode('2017-610702-30-03-012345')).toMatchObject({ ok: true, time: '2017' });
  });

  it('has twenty-four characters with hyphens', () => {
    const read = checkProjectCode('22046107240401123456');
    expect(read.ok && read.value.length).toBe(24);
  });

  it.each(['2213-610724-04-01-123456', '1904-610724-04-01-123456', '2200-610724-04-01-123456'])(
    '%s has no such time',
    (code) => {
      expect(checkProjectCode(code)).toMatchObject({ ok: false, problem: 'time' });
    },
  );

  it.each(['', '2204-610724-04-01-12345', '2204-610724-04-01-1234567', '汉项2024-001'])(
    '%j is none',
    (code) => {
      expect(checkProjectCode(code)).toEqual({ ok: false, problem: 'format' });
    },
  );
});
