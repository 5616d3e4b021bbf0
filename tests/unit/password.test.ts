import { describe, expect, it } from 'vitest';
import { hashPassword, isOutdatedHash, passwordProblem, verifyPassword } from '@/lib/server/password';
import { ownWords } from '@/lib/users/rules-sign-in';

describe('passwords', () => {
  it('are kept as Argon2id with at least 19 MiB', async () => {
    const stored = await hashPassword('sangzi-demo');
    const [, memory] = /^\$argon2id\$v=19\$m=(\d+),t=2,p=1\$/.exec(stored) ?? [];
    expect(Number(memory)).toBeGreaterThanOrEqual(19 * 1024);
    expect(await verifyPassword(stored, 'sangzi-demo')).toBe(true);
    expect(await verifyPassword(stored, 'sangzi-demO')).toBe(false);
    expect(isOutdatedHash(stored)).toBe(false);
    expect(isOutdatedHash('$argon2id$v=19$m=4096,t=2,p=1$a$b')).toBe(true);
  });

  it('of an unknown account cost a whole hash and are never right', async () => {
    const { hash } = await import('@node-rs/argon2');
    const startedAt = performance.now();
    await hash('x', { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    const oneHash = performance.now() - startedAt;
    const from = performance.now();
    expect(await verifyPassword(null, 'sangzi-demo')).toBe(false);
    expect(performance.now() - from).toBeGreaterThan(oneHash / 10);
  });

  it('typed on another keyboard are the same password (NFKC)', async () => {
    expect(await verifyPassword(await hashPassword('ｓａｎｇｚｉ－demo'), 'sangzi-demo')).toBe(true);
  });

  const own = ownWords({ account: 'wangxiaoming', name: '王晓明' });
  it.each([
    ['ninechars', 'password_too_short'],
    ['x'.repeat(64) + 'y'.repeat(65), 'password_too_long'],
    ['password123', 'password_common'],
    ['1234567890', 'password_common'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['abcdefghijkl', 'password_common'],
    ['wangxiaoming1', 'password_own_words'],
    ['WangXiaoming!!', 'password_own_words'],
    ['秋天的木栅栏开了花又落', null],
    ['correct horse battery', null],
    ['汉江 2026 渡口灯火', null],
  ])('%s → %s', async (password, problem) => {
    expect(await passwordProblem(password, own)).toBe(problem);
  });
});
