import type { MergedArea, Row } from '@/lib/shared/cell';

export type SpreadsheetFormat = 'xlsx' | 'xls' | 'csv';

/** One sheet as a format's reader offers it. */
export interface SheetReader {
  readonly name: string;
  readonly hidden: boolean;
  /** Grows with the content; the heaviest visible sheet is proposed. */
  readonly weight: number;
  merges(): Promise<MergedArea[]>;
  /** In batches, because handing over rows one by one through several generators costs more than reading them. */
  batches(): AsyncGenerator<readonly Row[]>;
}

/** What each format's reader gives; `open.ts` puts the common behaviour on top. */
export interface SpreadsheetReader {
  readonly format: SpreadsheetFormat;
  readonly encoding: string | null;
  readonly sheets: readonly SheetReader[];
  close(): Promise<void>;
}
