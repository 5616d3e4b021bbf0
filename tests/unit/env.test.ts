import { describe, expect, it } from 'vitest';
import {
  EnvError,
  parseEnv,
  SHIPPED_AUTH_SECRET,
  SHIPPED_DATA_KEY,
  SHIPPED_INDEX_KEY,
} from '@/lib/server/env';

const url = { DATABASE_URL: 'postgresql://localhost/x' };
const keys = {
  SANGZI_DATA_KEYS:
    'k2:MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=,k1:dnV0c3JxcG9ubWxramloZ2ZlZGNiYTk4NzY1NDMyMTA=',
  SANGZI_INDEX_KEY: 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU=',
  AUTH_SECRET: 'vb1T8r0qk2nXy7wLzE5mDcJ3hUaPsG9fQe6iKoR4tHt',
};
const problemsOf = (source: Record<string, string>): string => {
  try {
    parseEnv(source);
    return '';
  } catch (error) {
    if (error instanceof EnvError) return error.message;
    throw error;
  }
};

describe('settings', () => {
  it.each([
    [{}, 'DATABASE_URL is missing'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with postgresql://'],
    [{ ...url, PORT: '70000' }, 'PORT must be a whole number'],
    [{ ...url, PORT: 'abc' }, 'PORT must be a whole number'],
    [{ ...url, PUBLIC_URL: 'https://a.example/sub' }, 'PUBLIC_URL must be an origin'],
    [{ ...url, PUBLIC_URL: 'a.example' }, 'PUBLIC_URL must be an origin'],
    [{ ...url, BASE_PATH: 'huigui/' }, 'BASE_PATH must be empty or begin with /'],
    [{ ...url, SANGZI_DATA_KEYS: 'k1:short' }, 'SANGZI_DATA_KEYS must be 32 bytes'],
    [{ ...url, AUTH_SECRET: 'short' }, 'AUTH_SECRET must have at least 32 characters'],
    [{ ...url, METRICS_TOKEN: 'short' }, 'METRICS_TOKEN must have at least 16 characters'],
    [{ ...url, PROGRAMME: 'nowhere' }, 'PROGRAMME'],
    [{ ...url, SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@b.example' }, 'SMTP_URL must begin with smtp://'],
    [{ ...url, SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM is missing'],
    [
      { ...url, SMTP_URL: 'smtp://m.example', MAIL_FROM: 'a@b.example\r\nBcc: x@y.example' },
      'MAIL_FROM must be',
    ],
    [{ ...url, SMS_WEBHOOK_URL: 'ftp://x', SMS_WEBHOOK_SECRET: 'x'.repeat(32) }, 'SMS_WEBHOOK_URL must be'],
    [{ ...url, SMS_WEBHOOK_SECRET: 'x'.repeat(32) }, 'SMS_WEBHOOK_URL is missing'],
  ])('%j is refused with the variable’s name', (source, text) => {
    expect(problemsOf(source)).toContain(text);
  });

  it('production refuses the keys that ship with the source, and missing ones', () => {
    const missing = problemsOf({ ...url, NODE_ENV: 'production' });
    for (const name of ['SANGZI_DATA_KEYS', 'SANGZI_INDEX_KEY', 'AUTH_SECRET'])
      expect(missing).toContain(name);
    for (const [name, value] of [
      ['SANGZI_DATA_KEYS', `k1:${SHIPPED_DATA_KEY}`],
      ['SANGZI_INDEX_KEY', SHIPPED_INDEX_KEY],
      ['AUTH_SECRET', SHIPPED_AUTH_SECRET],
      ['SANGZI_INDEX_KEY', Buffer.alloc(32).toString('base64')],
    ] as const) {
      expect(problemsOf({ ...url, ...keys, NODE_ENV: 'production', [name]: value })).toContain(name);
    }
    expect(problemsOf({ ...url, ...keys, NODE_ENV: 'production' })).toBe('');
  });

  it('never prints the value of a secret', () => {
    expect(problemsOf({ ...url, AUTH_SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('deployments on one host have different cookie suffixes', () => {
    const of = (more: Record<string, string>) => parseEnv({ ...url, ...more }).deployment;
    expect(of({ BASE_PATH: '/huigui' })).not.toBe(of({}));
    expect(of({ PUBLIC_URL: 'https://a.example' })).not.toBe(of({ PUBLIC_URL: 'https://b.example' }));
  });
});
