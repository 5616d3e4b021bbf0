import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import { inTransaction, db } from '@/lib/server/db';
import { openSession } from '@/lib/server/session';
import { cookieFor, sealSessionToken } from '@/lib/server/session-cookie';
import { heapLimits } from '../../scripts/process/heap-limits.mjs';
import type { Figure } from './measure';

/** Pages of a kind with their script budget above the framework's floor (issue: public 25 KB, desk list 90 KB). */
const PAGES = [
  { path: '/', signedIn: false, budgetKb: 25 },
  { path: '/showcase', signedIn: false, budgetKb: 25 },
  { path: '/offers', signedIn: false, budgetKb: 25 },
  { path: '/desk/merchants', signedIn: true, budgetKb: 90 },
] as const;

/** The built app under load, beside an empty route handler of the same build, and the script that each page sends. */
export async function measureHttp(root: string, environment: NodeJS.ProcessEnv): Promise<Figure[]> {
  const dist = path.join(root, process.env['NEXT_DIST_DIR'] ?? '.next');
  if (!existsSync(path.join(dist, 'BUILD_ID'))) throw new Error('there is no build: run npm run build first');
  const base = environment['PUBLIC_URL'] ?? '';
  const { port } = new URL(base);
  // by name: started with -H 127.0.0.1, Next takes every rewrite of proxy.ts for one to a foreign server, and loops
  const server = spawn(
    process.execPath,
    [
      ...heapLimits('web', environment),
      ...[path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-p', port, '-H', 'localhost'],
    ],
    {
      cwd: root,
      env: { ...environment, PORT: port, NODE_ENV: 'production' },
      stdio: 'ignore',
    },
  );
  try {
    await untilLive(base, server);
    const cookie = await sessionCookie();
    const figures: Figure[] = [];
    const floor = await load(`${base}/api/health/live`, cookie);
    for (const page of PAGES) {
      const headers = page.signedIn ? cookie : '';
      const alone = await load(`${base}${page.path}`, headers, 1);
      const busy = await load(`${base}${page.path}`, headers);
      figures.push(
        { what: `${page.path}, alone (median)`, ours: alone.medianMs, floor: null, unit: 'ms' },
        {
          what: `${page.path}, 16 at a time`,
          ours: busy.perSecond,
          floor: floor.perSecond,
          unit: 'requests/s',
          floorIs: 'an empty route handler of this build',
        },
        await scriptSize(base, dist, page.path, headers, page.budgetKb),
      );
    }
    figures.push({
      what: 'memory of the server under load',
      ours: residentMb(server),
      floor: null,
      unit: 'MB',
    });
    return figures;
  } finally {
    server.kill('SIGTERM');
  }
}

async function sessionCookie(): Promise<string> {
  const user = await db.user.findUniqueOrThrow({
    where: { account: 'clerk' },
    select: { id: true, grants: { select: { id: true }, take: 1 } },
  });
  const { token } = await inTransaction((tx) =>
    openSession(tx, { userId: user.id, grantId: user.grants[0]?.id ?? null, address: null, agent: 'bench' }),
  );
  return `${cookieFor('session').name}=${await sealSessionToken(token)}`;
}

async function load(
  url: string,
  cookie: string,
  connections = 16,
): Promise<{ perSecond: number; medianMs: number }> {
  const headers: Record<string, string> = cookie ? { cookie } : {};
  for (let warm = 0; warm < 20; warm += 1) await fetch(url, { headers });
  const result = await autocannon({ url, connections, duration: 6, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { perSecond: result.requests.average, medianMs: result.latency.p50 };
}

async function scriptSize(
  base: string,
  dist: string,
  page: string,
  cookie: string,
  budgetKb: number,
): Promise<Figure> {
  const manifest: unknown = JSON.parse(readFileSync(path.join(dist, 'build-manifest.json'), 'utf8'));
  const floorFiles = rootFiles(manifest).map((file) => readFileSync(path.join(dist, file)));
  const html = await (await fetch(`${base}${page}`, { headers: cookie ? { cookie } : {} })).text();
  const sources = new Set(
    [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)]
      .filter(([tag]) => !tag.includes('noModule'))
      .map(([, src]) => src ?? ''),
  );
  let sent = 0;
  for (const source of sources)
    sent += gzipSync(Buffer.from(await (await fetch(new URL(source, base))).arrayBuffer())).length;
  const floor = floorFiles.reduce((sum, file) => sum + gzipSync(file).length, 0);
  const above = (sent - floor) / 1024;
  return {
    what: `${page}, script sent`,
    ours: sent / 1024,
    floor: floor / 1024,
    unit: 'KB',
    floorIs: 'the framework’s own files',
    note: `${above.toFixed(1)} KB above it, budget ${budgetKb}${above > budgetKb ? ' — OVER' : ''}`,
  };
}

function rootFiles(manifest: unknown): string[] {
  if (typeof manifest !== 'object' || manifest === null || !('rootMainFiles' in manifest)) return [];
  const { rootMainFiles } = manifest;
  return Array.isArray(rootMainFiles)
    ? rootMainFiles.filter((file): file is string => typeof file === 'string')
    : [];
}

async function untilLive(base: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (server.exitCode !== null) throw new Error('the server ended before it was ready');
    try {
      if ((await fetch(`${base}/api/health/live`)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('the server did not answer within 30 s');
}

function residentMb(server: ChildProcess): number {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
