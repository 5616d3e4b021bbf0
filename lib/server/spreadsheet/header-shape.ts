import type { Cell, MergedArea, Row } from '@/lib/shared/cell';
import { cellAt } from '@/lib/shared/cell';

/** A cell's text as a header: half-width, without spaces and line breaks. */
export const headerText = (cell: Cell): string =>
  cell.text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');

/** Words that headers of ledgers are made of; two of them in a row make it very likely a header. */
const VOCABULARY =
  /序号|编号|姓名|名称|性别|籍贯|单位|职务|电话|手机|微信|联系|行业|备注|时间|日期|地址|地点|企业|公司|项目|金额|投资|类型|类别|等级|状态|负责人|责任|措施|描述|来源|会费|代码|年月|学历|民族|合计|其中|(?:^|[（(])(?:县|镇|村)(?:[）)]|$)/;

/** `填报单位：示例镇` and `填报时间：2024年3月` are lines above a table, not headers. */
const LABELLED = /^[^：:]{2,10}[：:]./;

const DATA_LIKE = /^[\d.,%\-/年月日]+$|^1[3-9]\d{9}/;

export interface RowShape {
  readonly filled: number;
  readonly score: number;
  readonly headerLike: boolean;
}

/** How much a row looks like a header: short, different, wordy texts and no figures. */
export function rowShape(row: Row): RowShape {
  const texts = row.cells.filter((cell) => cell.kind !== 'blank');
  const words = texts.map(headerText);
  const wordy = texts.every(
    (cell, i) => cell.kind === 'text' && !DATA_LIKE.test(words[i] ?? '') && (words[i]?.length ?? 0) <= 40,
  );
  const labelled = words.filter((word) => LABELLED.test(word) && !/^其中/.test(word)).length;
  const known = words.filter((word) => VOCABULARY.test(word)).length;
  const headerLike = texts.length >= 2 && wordy && labelled * 2 < texts.length;
  return { filled: texts.length, score: texts.length + known * 2, headerLike };
}

/** For each column, the first and last column of the header cell above it. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * The header cells of one row as spans. Merged areas say how wide they are; where a file has none (CSV, or a header typed
 * without merging) the blank cells to the right of a text belong to it.
 */
export function spansOf(row: Row, width: number, merges: readonly MergedArea[]): Span[] {
  const own = merges.filter((m) => m.firstRow <= row.rowNo && m.lastRow >= row.rowNo);
  const spans: Span[] = [];
  for (let column = 0; column < width;) {
    const area = own.find((m) => m.firstColumn === column + 1);
    let last = area ? area.lastColumn - 1 : column;
    if (!area && own.length === 0 && cellAt(row, column).kind !== 'blank') {
      while (last + 1 < width && cellAt(row, last + 1).kind === 'blank') last++;
    }
    last = Math.min(last, width - 1);
    spans.push({ first: column, last });
    column = last + 1;
  }
  return spans;
}
