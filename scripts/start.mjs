#!/usr/bin/env node
/**
 * npm start, npm run dev (--dev). This file runs on Node 20 before anything is installed: it uses no package, installs
 * what the lockfile says, and goes on under the Node that came with it. See docs/decisions/0001-two-commands.md.
 */
import { fileURLToPath } from 'node:url';
import { PlainError, printError } from './process/plain-error.mjs';
import { phase } from './process/phases.mjs';
import { stopAll } from './process/run-step.mjs';
import { prepareDataFolder } from './setup/data-folder.mjs';
import { install, isInstalled } from './setup/install.mjs';
import { continueOnPinnedNode, isPinnedNode } from './setup/pinned-node.mjs';
import { refuseTakenPort } from './setup/port.mjs';
import { readSettings } from './setup/settings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void stopAll().then(() => process.exit(130)));
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new PlainError(
      '需要 Node 20 或更高版本。',
      `Node 20 or later is needed; this is ${process.versions.node}.`,
    );
  }
  const settings = readSettings(root, process.env);
  await refuseTakenPort(settings.port);
  prepareDataFolder(settings.dataFolder);
  const needsInstall = !isInstalled(root);
  if (needsInstall) await phase('安装依赖', 'packages', () => install(root));
  if (needsInstall || !isPinnedNode()) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
    await continueOnPinnedNode(root, fileURLToPath(import.meta.url), args);
  }
  const { run } = await import('./setup/run.mjs');
  await run({ root, settings, dev: args.includes('--dev') });
} catch (error) {
  await stopAll();
  printError(error);
  process.exit(1);
}
