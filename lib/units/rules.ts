import type { UnitKind } from '@/prisma/generated/enums';

/** The part of a unit that rules read. */
export type UnitNode = {
  id: string;
  kind: UnitKind;
  parentId: string | null;
  ancestorIds: readonly string[];
};

/** True when putting `unitId` under `newParentId` would close a circle. */
export function wouldCircle(unitId: string, newParent: UnitNode): boolean {
  return newParent.ancestorIds.includes(unitId);
}

/** Kinds that may hang under a parent of the given kind; `null` is the root. */
const CHILDREN: Record<UnitKind | 'root', readonly UnitKind[]> = {
  root: ['bureau'],
  bureau: ['section', 'branch', 'county', 'park', 'department', 'supervisor'],
  section: [],
  branch: [],
  county: ['township', 'park', 'department', 'section'],
  park: [],
  township: [],
  department: ['section'],
  supervisor: [],
};

/** May a unit of `kind` hang under a parent of `parentKind`? */
export function mayHangUnder(kind: UnitKind, parentKind: UnitKind | null): boolean {
  return CHILDREN[parentKind ?? 'root'].includes(kind);
}
