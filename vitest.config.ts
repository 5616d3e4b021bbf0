import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Three kinds of tests; `npm test` runs them all, `npx vitest run --project unit` one of them. */
export default defineConfig({
  resolve: { alias: { '@': root } },
  test: {
    // Dates are those of the programme, wherever the tests run.
    env: { TZ: 'Asia/Shanghai' },
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          testTimeout: 60_000,
          // pure files; whatever reads the settings gets an address that is never opened
          env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 300_000,
          // the access table imports the doors that it lists; nothing here ever connects
          env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/global-setup-database.ts'],
          setupFiles: ['tests/support/setup-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
