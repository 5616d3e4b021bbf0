/** What a start was asked for: the environment variables, checked. */
import { resolve } from 'node:path';
import { PlainError } from '../process/plain-error.mjs';

const PROGRAMMES = ['hanzhong', 'xiangxi', 'ruzhou', 'ziyang'];

/**
 * @param {string} root the project folder @param {Record<string, string | undefined>} environment
 * @returns {{ port: number, dataFolder: string, databaseUrl: string | undefined, embedded: boolean,
 *             programme: string, basePath: string, publicUrl: string | undefined, demo: boolean | undefined }}
 */
export function readSettings(root, environment) {
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw wrong('DATABASE_URL', 'postgresql://user:password@host:5432/database');
  }
  const settings = {
    port: readPort(environment.PORT),
    dataFolder: resolve(root, environment.DATA_DIR || '.data'),
    databaseUrl,
    embedded: databaseUrl === undefined,
    programme: oneOf('PROGRAMME', environment.PROGRAMME || 'hanzhong', PROGRAMMES),
    basePath: readBasePath(environment.BASE_PATH),
    publicUrl: environment.PUBLIC_URL || undefined,
    demo: { 1: true, 0: false, '': undefined }[oneOf('DEMO', environment.DEMO ?? '', ['', '0', '1'])],
  };
  if (settings.demo && !settings.embedded) {
    throw new PlainError(
      '演示账号只用于内置数据库：设置了 DATABASE_URL 时不能使用 DEMO=1。',
      'Demo accounts live in the embedded database only: DEMO=1 cannot be used with DATABASE_URL.',
    );
  }
  return settings;
}

function readPort(text = '') {
  if (text === '') return 3000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw wrong('PORT', '1–65535');
  return port;
}

function readBasePath(text = '') {
  if (text !== '' && !/^(\/[A-Za-z0-9_-]+)+$/.test(text)) throw wrong('BASE_PATH', '/huigui');
  return text;
}

function oneOf(name, value, allowed) {
  if (!allowed.includes(value)) throw wrong(name, allowed.filter(Boolean).join(' | '));
  return value;
}

function wrong(name, expected) {
  return new PlainError(
    `环境变量 ${name} 的值有误，应为：${expected}`,
    `The variable ${name} is wrong; expected: ${expected}`,
  );
}

/**
 * Where the server listens: demo accounts share one known password, so they stay on this machine unless DEMO=1 was
 * set by hand.
 * @param {{ hasDemoAccounts: boolean, demo: boolean | undefined }} facts
 */
export function listeningHost({ hasDemoAccounts, demo }) {
  return hasDemoAccounts && demo !== true ? '127.0.0.1' : '0.0.0.0';
}
