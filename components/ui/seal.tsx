type SealProps = {
  /** One to four characters; Latin text is cut to its first letter. */
  text: string;
  /** Side in px of the drawn square; 44 by default. */
  size?: number;
  variant?: 'solid' | 'line';
  /** Given when the seal stands alone and means something; without it the seal is decoration. */
  label?: string;
  className?: string;
};

/** The characters that fit a seal: up to four Han characters, else the first letter. */
export function sealCharacters(text: string): string[] {
  const clean = [...text.normalize('NFKC').replace(/[\s·・.*]/g, '')];
  const han = clean.filter((one) => /\p{Script=Han}/u.test(one));
  if (han.length > 0) return han.slice(0, 4);
  const first = clean[0];
  return first === undefined ? ['·'] : [first.toUpperCase()];
}

/** Two characters are cut top to bottom as in a name seal; four run right to left, as seals are read. */
const places: Record<number, ReadonlyArray<readonly [x: number, y: number]>> = {
  1: [[50, 50]],
  2: [
    [50, 29],
    [50, 71],
  ],
  3: [
    [70, 50],
    [30, 29],
    [30, 71],
  ],
  4: [
    [70, 29],
    [70, 71],
    [30, 29],
    [30, 71],
  ],
};

/** A slight tilt per name, always the same for the same text: stamps are never quite straight. */
function tilt(text: string): number {
  let sum = 0;
  for (const one of text) sum = (sum * 31 + (one.codePointAt(0) ?? 0)) % 997;
  return ((sum % 7) - 3) * 0.25;
}

/** 印章 in place of an avatar: an SVG stamp, the same for the same characters. Knows no noun. */
export function Seal({ text, size = 44, variant = 'solid', label, className }: SealProps) {
  const characters = sealCharacters(text);
  const solid = variant === 'solid';
  const count = characters.length;
  const fontSize = count === 1 ? 56 : 39;
  const colour = solid ? 'var(--on-vermilion)' : 'var(--vermilion-ink)';
  return (
    <svg
      className={className ? `seal ${className}` : 'seal'}
      width={size}
      height={size}
      viewBox="0 0 100 100"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <rect
        x="2.5"
        y="2.5"
        width="95"
        height="95"
        rx="6"
        fill={solid ? 'var(--vermilion)' : 'none'}
        stroke={solid ? 'none' : 'var(--vermilion-ink)'}
        strokeWidth="4.5"
      />
      {solid ? (
        <rect
          x="10"
          y="10"
          width="80"
          height="80"
          rx="3"
          fill="none"
          stroke={colour}
          strokeOpacity=".72"
          strokeWidth="2"
        />
      ) : null}
      <g transform={`rotate(${tilt(text)} 50 50)`} fill={colour} fontSize={fontSize} textAnchor="middle">
        {characters.map((one, index) => {
          const [x, y] = places[count]?.[index] ?? [50, 50];
          return (
            <text key={index} x={x} y={y} dy=".36em">
              {one}
            </text>
          );
        })}
      </g>
    </svg>
  );
}
