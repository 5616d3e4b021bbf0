const MB = 1024 * 1024;

/** What a file may cost us (security.md, “What comes in”). Content rows are rows with at least one visible cell. */
export interface SpreadsheetLimits {
  readonly maxFileBytes: number;
  /** XLS is read whole in a worker of its own; its format ends at 65,536 rows anyway. */
  readonly maxXlsBytes: number;
  readonly maxXlsHeapMb: number;
  readonly maxXlsMs: number;
  readonly maxZipEntries: number;
  readonly maxExpandedBytes: number;
  /** Expanded to packed, for parts above `ratioFromBytes`; real ledgers stay below 60. */
  readonly maxRatio: number;
  readonly ratioFromBytes: number;
  /** workbook.xml, styles.xml and the relations are read whole. */
  readonly maxSmallPartBytes: number;
  readonly maxSharedChars: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly maxCellChars: number;
}

export const DEFAULT_LIMITS: SpreadsheetLimits = {
  maxFileBytes: 50 * MB,
  maxXlsBytes: 20 * MB,
  maxXlsHeapMb: 512,
  maxXlsMs: 60_000,
  maxZipEntries: 2_000,
  maxExpandedBytes: 1_536 * MB,
  maxRatio: 250,
  ratioFromBytes: 4 * MB,
  maxSmallPartBytes: 16 * MB,
  maxSharedChars: 160 * MB,
  maxRows: 600_000,
  maxColumns: 512,
  maxCellChars: 100_000,
};
