/** Generates and builds when the sources changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError, explainProjectError } from '../process/plain-error.mjs';
import { runStep } from '../process/run-step.mjs';

/** What the build reads. public/ is served as it is. */
const SOURCES = [
  'app',
  'components',
  'lib',
  'prisma/schema',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** @param {string} root @param {string[]} sources @param {string} extra settings that the result depends on */
export function digestOf(root, sources, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const source of sources) addToDigest(hash, root, source);
  return hash.digest('hex');
}

function addToDigest(hash, root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) addToDigest(hash, root, join(path, name));
  } else {
    hash.update(`\0${path}\0`).update(readFileSync(full));
  }
}

const CLIENT_STAMP = 'prisma/generated/.sources';
const CLIENT_SOURCES = ['prisma/schema', 'prisma.config.ts', 'package-lock.json'];

export function isGenerated(root) {
  return readStamp(join(root, CLIENT_STAMP)) === digestOf(root, CLIENT_SOURCES);
}

/** The Prisma client of the schema. @returns {Promise<boolean>} whether it had to be made */
export async function generateClient(root, environment) {
  return whenStale(join(root, CLIENT_STAMP), digestOf(root, CLIENT_SOURCES), () =>
    run(
      root,
      ['prisma', 'generate'],
      environment,
      '生成数据库客户端失败。',
      'The database client could not be generated.',
    ),
  );
}

/** @returns {boolean} whether a build of these very sources stands ready */
export function isBuilt(root, distFolder, basePath) {
  return readStamp(join(root, distFolder, 'sources')) === buildDigest(root, basePath);
}

/** @returns {Promise<boolean>} whether it had to build */
export async function build(root, distFolder, basePath, environment) {
  return whenStale(join(root, distFolder, 'sources'), buildDigest(root, basePath), () =>
    run(root, ['next', 'build'], environment, '构建失败。', 'The build failed.'),
  );
}

function buildDigest(root, basePath) {
  return digestOf(root, SOURCES, `${basePath}\0${process.versions.node}`);
}

/** The stamp is removed first: work that is broken off is done again. */
async function whenStale(stamp, digest, work) {
  if (readStamp(stamp) === digest) return false;
  try {
    rmSync(stamp, { force: true });
    await work();
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, digest);
  } catch (error) {
    throw error instanceof PlainError ? error : explainProjectError(error, dirname(stamp));
  }
  return true;
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function run(root, command, environment, zh, en) {
  const { code, output } = await runStep(command, { cwd: root, env: environment });
  if (code !== 0) throw new PlainError(zh, en, output.trimEnd().split('\n').slice(-40).join('\n'));
}
