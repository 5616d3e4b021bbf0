import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { pool } from '@/lib/server/db';

type Global = typeof globalThis & { sangziMetrics?: Registry };
// cast: the one place of the process that outlives a reloaded module
const store = globalThis as Global;

function makeRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'sangzi_' });
  return registry;
}

/** One registry per process, also when the development server reloads modules. */
export const registry = (store.sangziMetrics ??= makeRegistry());

function counterOf(name: string, help: string, labelNames: string[]): Counter {
  const known = registry.getSingleMetric(name);
  return known instanceof Counter ? known : new Counter({ name, help, labelNames, registers: [registry] });
}

function gaugeOf(name: string, help: string, labelNames: string[], collect: (gauge: Gauge) => void): Gauge {
  const known = registry.getSingleMetric(name);
  if (known instanceof Gauge) return known;
  return new Gauge({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      collect(this);
    },
  });
}

/** Requests that ended in an error of ours, by kind of route. */
export const requestErrors = counterOf('sangzi_request_errors_total', 'Requests that failed', ['kind']);

/** Jobs by queue and outcome (completed, failed). */
export const jobsDone = counterOf('sangzi_jobs_total', 'Jobs that ended', ['job', 'outcome']);

/** Connections of the pool by state. */
gaugeOf('sangzi_db_connections', 'Database connections', ['state'], (gauge) => {
  gauge.set({ state: 'total' }, pool.totalCount);
  gauge.set({ state: 'idle' }, pool.idleCount);
  gauge.set({ state: 'waiting' }, pool.waitingCount);
});
