/** One line of the bench's table: ours beside the floor measured in the same run (performance.md). */
export type Figure = {
  what: string;
  ours: number;
  floor: number | null;
  unit: 'ms' | 's' | 'rows/s' | 'requests/s' | 'KB' | 'MB';
  /** how the floor was measured */
  floorIs?: string;
  note?: string;
};

/** Median of `runs` timings in milliseconds, after two runs to warm up. */
export async function medianMs(work: () => Promise<unknown>, runs = 15): Promise<number> {
  await work();
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}

/** Requests per second of `work` at `width` at a time for `seconds`. */
export async function perSecond(work: () => Promise<unknown>, width = 8, seconds = 3): Promise<number> {
  await work();
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (performance.now() < until) {
        await work();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - from) / 1000);
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** One figure on one line, for who watches the run. */
export function figureLine({ what, ours, floor, unit, floorIs, note }: Figure): string {
  const beside = floor === null ? [] : [`floor ${shown(floor)} ${unit}`, `× ${(ours / floor).toFixed(2)}`];
  return [`${what}: ${shown(ours)} ${unit}`, ...beside, floorIs, note].filter(Boolean).join('; ');
}

/** Prints the table. For times a ratio below 1 is better than the floor, for rates above 1. */
export function printFigures(figures: readonly Figure[]): void {
  const lines = figures.map((figure) => [
    figure.what,
    `${shown(figure.ours)} ${figure.unit}`,
    figure.floor === null ? '' : `${shown(figure.floor)} ${figure.unit}`,
    figure.floor === null ? '' : `× ${(figure.ours / figure.floor).toFixed(2)}`,
    [figure.floorIs, figure.note].filter(Boolean).join('; '),
  ]);
  const head = ['what', 'ours', 'floor', 'ratio', 'floor is; note'];
  const widths = head.map((text, column) =>
    Math.max(text.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [head, ...lines]) {
    process.stdout.write(
      `${line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}
