import type { Row } from '@/lib/shared/cell';
import { type PartialDate, parsePartialDate } from '@/lib/shared/partial-date';

/** What the lines above a table say of it. */
export interface TitleFacts {
  /** The first line that is not of the form label：value. */
  readonly title: string | null;
  /** 填报单位 / 报送单位. */
  readonly reportedBy: string | null;
  /** 填报时间 / 填报日期 / 截至. */
  readonly reportedOn: PartialDate | null;
  /** 单位：万元 holds for every amount of the table. */
  readonly moneyUnit: '元' | '万元' | '亿元' | null;
}

/** Reads title, reporting unit, date and unit of money from the rows above the header. */
export function readTitleFacts(titleRows: readonly Row[]): TitleFacts {
  const texts = titleRows
    .flatMap((row) => row.cells.map((cell) => cell.text.normalize('NFKC').trim()))
    .filter(Boolean);
  const after = (label: RegExp): string | null => {
    for (const text of texts) {
      const m = label.exec(text);
      if (m?.[1]) return m[1].trim();
    }
    return null;
  };
  const unit = after(/(?:^|\s|\()(?:金额)?单位\s*:\s*(亿元|万元|元)/);
  const day = after(/(?:填报|制表|报送|统计)(?:时间|日期)\s*:\s*([^\s()]+)|截至\s*([\d年月日.\-/]+)/);
  return {
    title: texts.find((text) => !/^[^:]{2,10}:/.test(text)) ?? null,
    reportedBy: after(/(?:填报|报送|制表)(?:单位|部门)\s*:\s*([^\s(]+)/),
    reportedOn: day === null ? null : parsePartialDate(day).value,
    moneyUnit: unit === '元' || unit === '万元' || unit === '亿元' ? unit : null,
  };
}
