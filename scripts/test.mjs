#!/usr/bin/env node
/**
 * npm test: everything, from a fresh clone. Runs on Node 20 before anything is installed (see scripts/start.mjs).
 * `node scripts/test.mjs build e2e` runs only the phases named.
 */
import { fileURLToPath } from 'node:url';
import { PlainError, printError } from './process/plain-error.mjs';
import { phase } from './process/phases.mjs';
import { stopAll } from './process/run-step.mjs';
import { install, isInstalled } from './setup/install.mjs';
import { continueOnPinnedNode, isPinnedNode } from './setup/pinned-node.mjs';

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
  const needsInstall = !isInstalled(root);
  if (needsInstall) await phase('安装依赖', 'packages', () => install(root));
  if (needsInstall || !isPinnedNode()) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(signal);
    await continueOnPinnedNode(root, fileURLToPath(import.meta.url), args);
  }
  const { runTests } = await import('./setup/test-phases.mjs');
  await runTests(root, args);
} catch (error) {
  await stopAll();
  printError(error);
  process.exit(1);
}
