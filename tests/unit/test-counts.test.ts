import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest } from '@/scripts/setup/test-counts.mjs';
import { label, seconds } from '@/scripts/process/phases.mjs';
import { digestOf } from '@/scripts/setup/build.mjs';

describe('the last line of npm test', () => {
  it('counts a file that could not be loaded as failed', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });

  it('counts a browser test that passed only at the second try as failed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
  });

  it('sums', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(addCounts(one, one)).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});

describe('a phase as printed', () => {
  it('aligns Chinese, whose characters are two columns wide', () => {
    expect(label('构建', 'build', 14)).toBe('构建 build    ');
  });

  it('gives long durations in minutes', () => {
    expect(seconds(4321)).toBe('4.3 s');
    expect(seconds(125_000)).toBe('2 min 5 s');
  });
});

describe('whether the build is stale', () => {
  it('depends on the sources and on the sub-path', () => {
    const root = process.cwd();
    expect(digestOf(root, ['next.config.ts'], '')).toBe(digestOf(root, ['next.config.ts'], ''));
    expect(digestOf(root, ['next.config.ts'], '/huigui')).not.toBe(digestOf(root, ['next.config.ts'], ''));
    expect(digestOf(root, ['next.config.ts', 'tsconfig.json'])).not.toBe(digestOf(root, ['next.config.ts']));
  });
});
