import { rmSync } from 'node:fs';

/** Removes the data folder once the server is gone; Playwright stops the server before its process ends. */
export default function tearDown(): void {
  process.once('exit', () => {
    const folder = process.env['E2E_DATA_DIR'];
    if (folder?.includes('sz-e2e-')) rmSync(folder, { recursive: true, force: true });
  });
}
