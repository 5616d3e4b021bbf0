import pino from 'pino';
import { env } from '@/lib/server/env';

/**
 * JSON lines with request ids. Names, phones, ids of people, tokens and bodies never belong in a log line
 * (security.md, “What goes out”): log record ids and counts. The list below is the last net, not the rule.
 */
const neverLogged = [
  'password',
  'passwordHash',
  'token',
  'tokenHash',
  'cookie',
  'authorization',
  'phone',
  'idNumber',
  'email',
  'address',
  'name',
  'userName',
  'account',
  'cipher',
  'body',
];

const paths = neverLogged.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

function makeLogger(): pino.Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: { service: 'sangzi' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths, censor: '[redacted]' },
    serializers: { err: describeError },
  });
}

/** Type, code and stack of an error; the message of a database error may quote values, so only its code is kept. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const digest = 'digest' in error ? String(error.digest) : undefined;
  const fromDatabase = code !== undefined && /^(P\d{4}|[0-9A-Z]{5})$/.test(code);
  return {
    type: error.name,
    code,
    digest,
    message: fromDatabase ? undefined : error.message,
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20)
      .join('\n'),
  };
}

let instance: pino.Logger | undefined;

/** The process's logger; `logger().child({ requestId })` inside a request or job. */
export function logger(): pino.Logger {
  instance ??= makeLogger();
  return instance;
}
