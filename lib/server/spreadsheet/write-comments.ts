import { columnName } from '@/lib/server/spreadsheet/row-collector';
import { xmlText } from '@/lib/server/spreadsheet/write-cell';

export interface CellComment {
  readonly rowNo: number;
  readonly column: number;
  readonly text: string;
}

/** Office opens workbooks with tens of thousands of comments only after minutes; beyond this the remark column has to do. */
export const MAX_COMMENTS = 5_000;

export function commentsXml(comments: readonly CellComment[]): string {
  const list = comments
    .map(
      ({ rowNo, column, text }) =>
        `<comment ref="${columnName(column)}${rowNo}" authorId="0"><text><t xml:space="preserve">${xmlText(text)}</t></text></comment>`,
    )
    .join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author></author></authors><commentList>${list}</commentList></comments>`;
}

/** The drawing that Excel and WPS still want for each comment's box. */
export function commentsVml(comments: readonly CellComment[]): string {
  const shapes = comments
    .map(
      ({ rowNo, column }, i) =>
        `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:180pt;height:60pt;z-index:${i + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},10,${Math.max(0, rowNo - 2)},5,${column + 4},10,${rowNo + 2},5</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${rowNo - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`,
    )
    .join('');
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes}</xml>`;
}
