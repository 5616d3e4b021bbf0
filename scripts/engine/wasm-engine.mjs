/** Loads the WebAssembly schema engine and ties it to PostgreSQL through the driver adapter. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { MigrationPg } from './migration-adapter.mjs';
import { NoDatabase } from './no-database.mjs';

const require = createRequire(import.meta.url);

/**
 * @param {{ url?: string, shadowUrl?: string, datamodels?: [string, string][] }} options
 * @returns {Promise<{ call(method: string, params: unknown): Promise<unknown> }>}
 */
export async function openEngine({ url, shadowUrl, datamodels }) {
  const bindings = await loadBindings();
  const factory = url ? new MigrationPg(url, shadowUrl) : new NoDatabase();
  const log = () => {};
  const engine = await bindings.SchemaEngine.new(
    { datamodels },
    log,
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    async call(method, params) {
      if (method === 'getDatabaseVersion') return engine.version(params);
      if (typeof engine[method] !== 'function') throw new Error(`The schema engine has no method ${method}`);
      return engine[method](params);
    },
  };
}

async function loadBindings() {
  // The engine reports a panic through this registry; without it a panic hides behind "undefined is not a function".
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      process.stderr.write(`${JSON.stringify({ level: 'ERROR', fields: { message } })}\n`);
    },
  };
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}
