import { contourPaths } from './contour-paths';

type ContoursProps = {
  /** The programme's seed value: the same seed draws the same ridges. */
  seed: number;
  /** hero: fades in from the left; rule: a low band; field: even, for empty states. */
  variant?: 'hero' | 'rule' | 'field';
  className?: string;
};

/** The site's one ornament: contour lines of ridges with the river among them. Decoration, hidden from readers. */
export function Contours({ seed, variant = 'hero', className }: ContoursProps) {
  const rule = variant === 'rule';
  const height = rule ? 60 : 480;
  const paths = contourPaths(seed, rule ? 5 : 24, height);
  const gradient = `contour-${variant}-${seed}`;
  return (
    <svg
      className={className ? `contours ${className}` : 'contours'}
      viewBox={`0 0 900 ${height}`}
      preserveAspectRatio={rule ? 'none' : 'xMaxYMid slice'}
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      {variant === 'hero' ? (
        <defs>
          <linearGradient id={gradient}>
            <stop offset="0" stopColor="#fff" stopOpacity="0" />
            <stop offset=".55" stopColor="#fff" />
          </linearGradient>
          <mask id={`${gradient}-m`}>
            <rect width="900" height={height} fill={`url(#${gradient})`} />
          </mask>
        </defs>
      ) : null}
      <g mask={variant === 'hero' ? `url(#${gradient}-m)` : undefined} stroke="currentColor">
        {paths.map((line) => (
          <path
            key={line.d}
            d={line.d}
            className={line.river ? 'river' : undefined}
            strokeOpacity={line.river ? (variant === 'field' ? 0.35 : 0.9) : line.opacity}
            strokeWidth={line.river ? 2 : 1}
          />
        ))}
      </g>
    </svg>
  );
}
