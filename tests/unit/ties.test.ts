import { describe, expect, it } from 'vitest';
import { storedTie, tieWord } from '@/lib/ties/rules';
import { LABEL, PICTURE, placeTies, type PictureNode } from '@/lib/ties/rules-picture';
import { TieInput } from '@/lib/ties/schema';
import { maskName } from '@/lib/shared/mask';

const a = '01900000-0000-7000-8000-00000000000a';
const b = '01900000-0000-7000-8000-00000000000b';

describe('a tie as it is stored', () => {
  it('引荐 keeps its direction, the others stand in the order of the ids', () => {
    expect(storedTie({ merchantId: b, otherId: a, choice: 'introduces' })).toEqual({
      fromId: b,
      toId: a,
      kind: 'introduced',
    });
    expect(storedTie({ merchantId: b, otherId: a, choice: 'introduced_by' })).toEqual({
      fromId: a,
      toId: b,
      kind: 'introduced',
    });
    for (const [merchantId, otherId] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(storedTie({ merchantId, otherId, choice: 'classmate' })).toEqual({
        fromId: a,
        toId: b,
        kind: 'classmate',
      });
    }
  });

  it('is called from the side of the person whose record is open', () => {
    expect(tieWord('introduced', true)).toBe('introduces');
    expect(tieWord('introduced', false)).toBe('introduced_by');
    expect(tieWord('classmate', false)).toBe('classmate');
  });

  it('needs two persons, a source, and words where it is another kind', () => {
    const problems = (input: object) =>
      TieInput.safeParse({
        merchantId: a,
        otherId: b,
        choice: 'friend',
        source: '本人所述',
        ...input,
      }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
    expect(problems({})).toEqual([]);
    expect(problems({ otherId: a })).toEqual(['otherId same_person']);
    expect(problems({ choice: 'other' })).toEqual(['note required']);
    expect(problems({ sinceText: '很久以前' })).toEqual(['sinceText partial_date']);
    expect(problems({ source: undefined })).toEqual(['source required']);
    expect(maskName('欧阳某某')).not.toContain('某某');
  });
});

describe('the picture of ties', () => {
  const people = (count: number, prefix: string, parents: readonly PictureNode[] = []): PictureNode[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `${prefix}${String(index).padStart(3, '0')}`,
      name: '买买提·阿卜杜拉',
      ...(parents.length ? { parentId: parents[index % parents.length]?.id ?? '' } : {}),
    }));
  const box = ({ x, y }: { x: number; y: number }) => ({
    left: x - LABEL.width / 2,
    right: x + LABEL.width / 2,
    top: y - 10,
    bottom: y - 10 + LABEL.height + 6,
  });

  it('no two labels overlap and none leaves the picture, for every number of people on its rings', () => {
    for (let inner = 1; inner <= PICTURE.inner; inner += 1) {
      for (let outer = 0; outer <= PICTURE.outer; outer += 1) {
        const ring = people(inner, 'i');
        const boxes = placeTies({ id: 'c', name: '示例中心' }, ring, people(outer, 'o', ring)).nodes.map(box);
        for (const [index, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.right).toBeLessThanOrEqual(PICTURE.width);
          expect(one.top).toBeGreaterThanOrEqual(0);
          expect(one.bottom).toBeLessThanOrEqual(PICTURE.height);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.right <= other.left ||
              other.right <= one.left ||
              one.bottom <= other.top ||
              other.bottom <= one.top;
            expect(apart, `${inner} and ${outer} people`).toBe(true);
          }
        }
      }
    }
  });

  it('is the same for the same people, cuts long names, leaves out whose neighbour is not drawn', () => {
    const ring = people(14, 'i');
    const outer = [
      { id: 'x', name: '示例', parentId: 'i013' },
      { id: 'y', name: '示例', parentId: 'i000' },
    ];
    const drawn = placeTies({ id: 'c', name: '示例' }, ring, outer);
    expect(drawn).toEqual(placeTies({ id: 'c', name: '示例' }, ring, outer.toReversed()));
    expect(drawn.nodes.map((node) => node.id)).not.toContain('x');
    expect(drawn.nodes.find((node) => node.id === 'i000')?.label).toBe('买买提·…');
    expect(drawn.lines).toHaveLength(13);
  });
});
