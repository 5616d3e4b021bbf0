import type { FormActionFn } from '@/components/forms/form-state';
import type { BatchDetail, BatchProgress as Progress } from '@/lib/imports/queries/get-batch';
import type { RowCells, ShownRow } from '@/lib/imports/queries/list-batch-rows';
import type { RemovedPerson } from '@/lib/imports/queries/list-removed';
import type { BatchRowsPage } from '@/lib/imports/search-params';

export type BatchActions = {
  chooseSheetAction: FormActionFn;
  confirmMappingAction: FormActionFn;
  decideRowsAction: FormActionFn;
  decideConflictsAction: FormActionFn;
  applyBatchAction: FormActionFn;
  undoBatchAction: FormActionFn;
  cancelBatchAction: FormActionFn;
  retryBatchAction: FormActionFn;
};

export type RowList = { rows: ShownRow[]; next: number | null; previous: number | null };

export type BatchViewProps = {
  batch: BatchDetail;
  progress: Progress | null;
  rows: RowList | null;
  /** rows that were not written or not taken back */
  left: RowList | null;
  opened: RowCells | null;
  /** people whose rows are missing from a returned sheet; null while another tab is open */
  removed: RemovedPerson[] | null;
  names: Readonly<Record<string, string>>;
  page: BatchRowsPage;
  actions: BatchActions;
  basePath: string;
};

/** This page with another tab or row opened. */
export function hrefOf(
  path: string,
  page: BatchRowsPage,
  change: Record<string, string | number | undefined>,
): string {
  const values = { tab: page.tab, after: page.after, before: page.before, ...change };
  const query = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${value}`],
  );
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}
