export type ContourLine = { d: string; opacity: number; river: boolean };

/** Small deterministic generator (mulberry32): the drawing must be the same on each server and each render. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smooth path through points: quadratic curves between midpoints, one decimal, a few bytes per point. */
function smooth(points: ReadonlyArray<readonly [number, number]>): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let d = `M${first[0]} ${first[1].toFixed(1)}`;
  rest.forEach(([x, y], index) => {
    const next = rest[index + 1];
    d += next
      ? `Q${x} ${y.toFixed(1)} ${(x + next[0]) / 2} ${((y + next[1]) / 2).toFixed(1)}`
      : `L${x} ${y.toFixed(1)}`;
  });
  return d;
}

/**
 * Contour lines for a 900-wide box: `count` ridges from a seed, the river about two thirds down. Under 15 KB for 24
 * lines (tested).
 */
export function contourPaths(seed: number, count: number, height: number): ContourLine[] {
  const random = seeded(seed);
  const peak = 480 + random() * 220;
  const spread = 3 + random() * 2;
  const phaseA = random() * 6.28;
  const phaseB = random() * 6.28;
  const longWave = 120 + random() * 60;
  const shortWave = 52 + random() * 22;
  const scale = height / 480;
  const riverAt = Math.round(count * 0.66);
  return Array.from({ length: count }, (_, k) => {
    const level = (k / count) * 26;
    const points: Array<readonly [number, number]> = [];
    for (let x = -30; x <= 930; x += 30) {
      const y =
        70 +
        level * 15 +
        Math.sin(x / longWave + level * 0.28 + phaseA) * (34 - level * 0.7) +
        Math.sin(x / shortWave + level * 0.5 + phaseB) * (13 - level * 0.3) +
        Math.max(0, 64 - Math.abs(x - peak) / spread) * Math.cos(level / 7);
      points.push([x, y * scale]);
    }
    return {
      d: smooth(points),
      opacity: Number((0.12 + 0.5 * Math.min(1, level / 16)).toFixed(2)),
      river: k === riverAt,
    };
  });
}
