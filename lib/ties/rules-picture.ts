/** A person of the picture; `parentId`: through whom a person of the outer ring is known. */
export type PictureNode = { id: string; name: string; parentId?: string };
export type PlacedNode = PictureNode & {
  /** the shown name, cut where it would not fit */
  label: string;
  x: number;
  y: number;
  ring: 0 | 1 | 2;
};
export type PictureLine = { from: string; to: string; x1: number; y1: number; x2: number; y2: number };

export const PICTURE = { width: 900, height: 700, inner: 12, outer: 18 } as const;
/** What a label needs, the dot above it included. */
export const LABEL = { width: 84, height: 40, characters: 5 } as const;

const CENTRE = { x: PICTURE.width / 2, y: PICTURE.height / 2 - 6 };
const RADIUS = {
  1: { x: 205, y: 160 },
  2: { x: 390, y: 305 },
} as const;

const cut = (name: string): string => {
  const letters = [...name];
  return letters.length > LABEL.characters ? `${letters.slice(0, LABEL.characters - 1).join('')}…` : name;
};

/**
 * Places a person in the middle, those who are known directly on the inner ring, those known through them on the outer
 * ring in the order of the inner one. The same people give the same picture; labels never overlap (tested for every
 * number of people that the two rings take). People beyond that are left to the table.
 */
export function placeTies(
  centre: PictureNode,
  inner: readonly PictureNode[],
  outer: readonly PictureNode[],
): { nodes: PlacedNode[]; lines: PictureLine[] } {
  const first = inner.slice(0, PICTURE.inner);
  const order = new Map(first.map((node, index) => [node.id, index]));
  const second = outer
    .filter((node) => node.parentId !== undefined && order.has(node.parentId))
    .toSorted(
      (a, b) =>
        (order.get(a.parentId ?? '') ?? 0) - (order.get(b.parentId ?? '') ?? 0) || (a.id < b.id ? -1 : 1),
    )
    .slice(0, PICTURE.outer);
  const nodes: PlacedNode[] = [
    { ...centre, label: cut(centre.name), ...CENTRE, ring: 0 },
    ...first.map((node, index) => at(node, 1, index, first.length)),
    ...second.map((node, index) => at(node, 2, index, second.length)),
  ];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const lines = nodes.flatMap((node) => {
    const parent =
      node.ring === 0 ? undefined : byId.get(node.ring === 1 ? centre.id : (node.parentId ?? ''));
    return parent
      ? [{ from: parent.id, to: node.id, x1: parent.x, y1: parent.y, x2: node.x, y2: node.y }]
      : [];
  });
  return { nodes, lines };
}

function at(node: PictureNode, ring: 1 | 2, index: number, count: number): PlacedNode {
  const angle = (2 * Math.PI * index) / Math.max(1, count) - Math.PI / 2;
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    ...node,
    label: cut(node.name),
    x: round(CENTRE.x + RADIUS[ring].x * Math.cos(angle)),
    y: round(CENTRE.y + RADIUS[ring].y * Math.sin(angle)),
    ring,
  };
}
