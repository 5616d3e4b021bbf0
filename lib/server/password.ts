import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Algorithm, hash, verify } from '@node-rs/argon2';

/**
 * Passwords: Argon2id with at least 19 MiB (OWASP), 10–128 characters, not a common one, not made of the
 * account's own words, no composition rules (ASVS 5.0 6.2).
 */
const ARGON2ID: Algorithm = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** Hash of a random password nobody knows: verified against when the account doesn't exist, so time tells nothing. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$bkZbNTcBG5R1jfVp61u/mg$FlQYkmLHg6qGN4T7XrMxzNOvk95stLWtYtATKux/yD4';

/** The stored form of a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(normalise(password), COST);
}

/**
 * Does the password belong to the stored hash? With `null` (no such account, or no password set) the same work is
 * done and the answer is false.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const given = normalise(password).slice(0, PASSWORD_LENGTH.max * 4);
  try {
    const matches = await verify(stored ?? NOBODY, given);
    return stored !== null && matches;
  } catch {
    return false;
  }
}

/** True when the hash was made with less work than we ask for today: hash again at the next sign-in. */
export function isOutdatedHash(stored: string): boolean {
  const cost = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored);
  return cost === null || Number(cost[1]) < COST.memoryCost || Number(cost[2]) < COST.timeCost;
}

/** NFKC, so that the same characters typed on two keyboards are one password (NIST 800-63B 5.1.1.2). */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** Message key (`errors.field.*`) of what is wrong with a new password, or null when it will do. */
export type PasswordProblem =
  'password_too_short' | 'password_too_long' | 'password_common' | 'password_own_words';

/**
 * Checks a new password. `ownWords` are the account, the person's name in characters and pinyin, the unit: a
 * password that is little more than one of them is refused.
 */
export async function passwordProblem(password: string, ownWords: string[]): Promise<PasswordProblem | null> {
  const characters = [...normalise(password)].length;
  if (characters < PASSWORD_LENGTH.min) return 'password_too_short';
  if (characters > PASSWORD_LENGTH.max) return 'password_too_long';
  const plain = normalise(password).toLowerCase();
  if ((await commonPasswords()).has(plain) || isMonotonous(plain)) return 'password_common';
  return ownWords.some((word) => isMadeOf(plain, word)) ? 'password_own_words' : null;
}

/** One or two characters over and over, or a run such as 1234567890. */
function isMonotonous(plain: string): boolean {
  if (new Set(plain).size <= 2) return true;
  const codes = [...plain].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)));
  return steps.size === 1;
}

/** Fewer than five characters remain when the word is taken out. */
function isMadeOf(plain: string, word: string): boolean {
  const own = word.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return own.length >= 3 && plain.includes(own) && plain.replaceAll(own, '').length < 5;
}

let common: Promise<ReadonlySet<string>> | undefined;

/** The shipped list of common passwords (prisma/seed/data/common-passwords.txt), read once. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= readFile(path.join(process.cwd(), 'prisma/seed/data/common-passwords.txt'), 'utf8').then(
    (text) =>
      new Set(
        text
          .split('\n')
          .map((line) => line.trim().toLowerCase())
          .filter((line) => line !== '' && !line.startsWith('#')),
      ),
  );
  return common;
}
