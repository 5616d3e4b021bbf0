import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { PersonTies, TieRow } from '@/lib/ties/queries/list-ties';
import { LABEL, PICTURE, placeTies, type PictureNode } from '@/lib/ties/rules-picture';
import './ties.css';

const DOT = { 0: 9, 1: 6, 2: 4.5 } as const;

/** People around one person as a picture drawn on the server; the table below it says the same. */
export async function TiePicture({ ties }: { ties: PersonTies }) {
  const t = await getTranslations('ties.desk.picture');
  const word = await getTranslations('ties.desk.word');
  const rows = oncePerPerson([...ties.stated, ...ties.derived]);
  const inner: PictureNode[] = rows.map(({ id, name }) => ({ id, name }));
  if (inner.length === 0) return null;
  const { nodes, lines } = placeTies({ id: ties.id, name: ties.name }, inner, ties.outer);
  const first = new Map(rows.map((row) => [row.id, row]));
  const counts = {
    inner: nodes.filter((one) => one.ring === 1).length,
    outer: nodes.filter((one) => one.ring === 2).length,
  };
  const describe = t('describe', { name: ties.name, ...counts });
  return (
    <figure className="tie-picture">
      <div className="tie-canvas" role="group" aria-label={describe} tabIndex={0}>
        <svg viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} aria-label={describe} role="group">
          {lines.map((line) => (
            <line
              key={`${line.from}-${line.to}`}
              x1={line.x1}
              y1={line.y1}
              x2={line.x2}
              y2={line.y2}
              data-derived={first.get(line.to)?.stated ? undefined : ''}
            />
          ))}
          {nodes.map((node) => {
            // messages: ties.desk.word.*
            const row = first.get(node.id);
            const how = node.ring === 1 && row ? word(row.word) : null;
            const drawn = (
              <>
                <title>{[node.name, how].filter(Boolean).join('，')}</title>
                <rect
                  x={node.x - LABEL.width / 2}
                  y={node.y - 10}
                  width={LABEL.width}
                  height={LABEL.height + 6}
                  rx={3}
                />
                <circle cx={node.x} cy={node.y} r={DOT[node.ring]} />
                <text x={node.x} y={node.y + 22}>
                  {node.label}
                </text>
                {how ? (
                  <text x={node.x} y={node.y + 36} className="how">
                    {how}
                  </text>
                ) : null}
              </>
            );
            return node.ring === 0 ? (
              <g key={node.id} data-ring="0">
                {drawn}
              </g>
            ) : (
              <Link
                key={node.id}
                href={`/desk/merchants/${node.id}/ties`}
                data-ring={node.ring}
                prefetch={false}
              >
                {drawn}
              </Link>
            );
          })}
        </svg>
      </div>
      <figcaption className="note">
        {t('legend')}
        {inner.length > PICTURE.inner ? ` ${t('more', { count: PICTURE.inner })}` : null}
      </figcaption>
    </figure>
  );
}

type Drawn = { id: string; name: string; word: TieRow['word']; stated: boolean };

/** People who may be named, each once, by the first of their ties: stated ones come first. */
function oncePerPerson(rows: readonly TieRow[]): Drawn[] {
  const drawn = new Map<string, Drawn>();
  for (const { person, word, stated } of rows) {
    if (person.known && !drawn.has(person.id))
      drawn.set(person.id, { id: person.id, name: person.name, word, stated: stated !== null });
  }
  return [...drawn.values()];
}
