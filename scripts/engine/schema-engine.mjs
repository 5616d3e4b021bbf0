#!/usr/bin/env node
/**
 * A schema engine for the Prisma command line that needs no download.
 *
 * Prisma 7 starts its schema engine as a program, and fetches that program from the network. Here the official
 * WebAssembly build of the same engine (package @prisma/schema-engine-wasm, in the lockfile) answers instead:
 * prisma.config.ts names this file in PRISMA_SCHEMA_ENGINE_BINARY. See docs/decisions/0004-prisma-launcher.md.
 *
 * What the command line asks for:
 *   schema-engine --datasource <json> cli can-connect-to-database | create-database | drop-database
 *   schema-engine [--datamodels <path>]… [--datasource <json>]     then JSON-RPC, one message per line
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { openEngine } from './wasm-engine.mjs';
import { runDatabaseCommand } from './database-command.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datasource: { type: 'string' },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
  },
});

if (positionals.includes('--version') || values['version']) {
  process.stdout.write('schema-engine-cli wasm\n');
  process.exit(0);
}

const datasource = values.datasource ? JSON.parse(values.datasource) : {};
const databaseUrl = datasource.url ?? process.env.DATABASE_URL;

if (positionals[0] === 'cli') {
  process.exit(await runDatabaseCommand(positionals[1], databaseUrl));
}
await serveJsonRpc();

/** Answers requests from stdin one at a time, in order, until stdin closes. */
async function serveJsonRpc() {
  const paths = values.datamodels ?? [];
  const datamodels = paths.map((path) => [path, readFileSync(path, 'utf8')]);
  let engine;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (!line.trim()) continue;
    const request = JSON.parse(line);
    if (!request.method) continue; // the command line's answer to a `print`
    try {
      engine ??= await openEngine({
        url: databaseUrl,
        shadowUrl: datasource.shadowDatabaseUrl,
        datamodels: datamodels.length > 0 ? datamodels : undefined,
      });
      const result = await engine.call(request.method, request.params);
      if (request.method === 'diff' && result?.stdout) print(result.stdout);
      send({ jsonrpc: '2.0', id: request.id, result: result ?? null });
    } catch (error) {
      send({ jsonrpc: '2.0', id: request.id, error: toRpcError(error) });
    }
  }
  process.exit(0);
}

/** The command line shows a difference only when the engine asks it to. */
function print(content) {
  send({ jsonrpc: '2.0', id: 'print', method: 'print', params: { content } });
}

function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The command line reads `data.is_panic`, `data.message` and `data.meta` of an error. */
function toRpcError(error) {
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error?.code === 'string' && /^P\d{4}$/.test(error.code) ? error.code : undefined;
  const isPanic = error instanceof WebAssembly.RuntimeError;
  return {
    code: 4466,
    message: 'An error happened. Check the data field for details.',
    data: {
      is_panic: isPanic,
      message,
      error_code: code,
      meta: error?.meta ?? null,
      backtrace: error?.stack ?? null,
    },
  };
}
