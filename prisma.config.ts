import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// The schema engine comes from the lockfile, never from a download: docs/decisions/0004-prisma-launcher.md.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
  new URL('./scripts/engine/schema-engine.mjs', import.meta.url),
);
process.env.PRISMA_HIDE_UPDATE_MESSAGE ??= '1';
process.env.CHECKPOINT_DISABLE ??= '1';

const url = process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed/main.ts' },
  ...(url ? { datasource: { url } } : {}),
});
