/** A small line from a zero baseline; null leaves a gap. `label` says in words what it shows. */
export function Sparkline({
  points,
  label,
  width = 96,
  height = 24,
}: {
  points: ReadonlyArray<number | null>;
  label: string;
  width?: number;
  height?: number;
}) {
  const most = Math.max(1e-9, ...points.map((point) => point ?? 0));
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  let d = '';
  let end: readonly [number, number] | null = null;
  for (const [index, point] of points.entries()) {
    if (point === null) continue;
    end = [index * step, height - (point / most) * (height - 3) - 1];
    d += `${typeof points[index - 1] === 'number' ? 'L' : 'M'}${end[0].toFixed(1)} ${end[1].toFixed(1)}`;
  }
  return (
    <svg
      className="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      fill="none"
    >
      <path d={`M0 ${height - 0.5}H${width}`} stroke="currentColor" strokeOpacity=".35" />
      <path d={d} stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      {end ? <circle cx={end[0]} cy={end[1]} r="2.5" fill="var(--vermilion)" /> : null}
    </svg>
  );
}
