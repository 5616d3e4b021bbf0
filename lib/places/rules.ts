/**
 * Where each province stands in a grid of squares, neighbours beside neighbours: a picture of where people are that is
 * no map, so it needs no 审图号 (地图管理条例). Key: the first two digits of the code (GB/T 2260), value: row, column.
 */
const PROVINCE_TILES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  '23': [1, 9],
  '65': [2, 1],
  '15': [2, 6],
  '11': [2, 7],
  '22': [2, 9],
  '63': [3, 2],
  '62': [3, 3],
  '64': [3, 4],
  '14': [3, 6],
  '13': [3, 7],
  '12': [3, 8],
  '21': [3, 9],
  '54': [4, 1],
  '61': [4, 5],
  '41': [4, 6],
  '37': [4, 7],
  '51': [5, 3],
  '50': [5, 4],
  '42': [5, 5],
  '34': [5, 6],
  '32': [5, 7],
  '31': [5, 8],
  '53': [6, 3],
  '52': [6, 4],
  '43': [6, 5],
  '36': [6, 6],
  '33': [6, 7],
  '45': [7, 4],
  '44': [7, 5],
  '35': [7, 6],
  '71': [7, 8],
  '46': [8, 4],
  '82': [8, 5],
  '81': [8, 6],
};

/** The tile of a province by its code; null for anything that is no province. */
export function provinceTile(code: string): readonly [row: number, column: number] | null {
  return PROVINCE_TILES[code.slice(0, 2)] ?? null;
}

/** 广东省 → 广东, 内蒙古自治区 → 内蒙古: the name that fits a tile. */
export function shortProvince(name: string): string {
  return name.replace(/(?:壮族|回族|维吾尔)?自治区$|特别行政区$|省$|市$/u, '');
}
