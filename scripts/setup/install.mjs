/** Installs the packages of the lockfile when what lies in node_modules is something else. Runs on Node 20, uses no package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../process/run-step.mjs';
import { PlainError } from '../process/plain-error.mjs';

/** @param {string} root the project folder */
export function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  try {
    return matchesLockfile(
      readPackages(join(root, 'package-lock.json')),
      readPackages(installedFile),
      process,
    );
  } catch {
    return false;
  }
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * Every package of the lockfile is installed in that very version; an optional one for another system may be missing.
 * @param {Record<string, { version?: string, integrity?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }>} wanted
 * @param {Record<string, { version?: string, integrity?: string }>} installed
 * @param {{ platform: string, arch: string }} machine
 */
export function matchesLockfile(wanted, installed, machine) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found)
      return found.version === entry.version && (!entry.integrity || found.integrity === entry.integrity);
    return entry.optional === true && !isMadeFor(entry, machine);
  });
}

/** Only what names both system and processor is known to belong here; the rest npm may leave out. */
function isMadeFor({ os, cpu, libc }, { platform, arch }) {
  return Boolean(os?.includes(platform) && cpu?.includes(arch) && !libc);
}

/** Runs npm ci; needs the package registry. */
export async function install(root) {
  const npm = process.env.npm_execpath;
  const command = npm ? [process.execPath, npm] : ['npm'];
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const { code, output } = await runStep([...command, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '' },
  });
  if (code === 0) return;
  const isOffline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(output);
  throw new PlainError(
    isOffline ? '安装依赖失败：无法访问 npm 软件源。首次启动需要联网。' : '安装依赖失败（npm ci）。',
    isOffline
      ? 'The packages could not be installed: the npm registry is out of reach. The first start needs it.'
      : 'The packages could not be installed (npm ci).',
    output
      .split('\n')
      .filter((line) => line.startsWith('npm error') && line.length > 10)
      .slice(0, 12)
      .join('\n'),
  );
}
