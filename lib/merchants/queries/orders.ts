import type { KeysetOrder } from '@/lib/server/keyset';
import type { MerchantOrder } from '../search-params';

/** The ledger's orders, each a NOT NULL column with an index on (column, id): for pages and for sheets alike. */
export const MERCHANT_ORDERS: Readonly<Record<MerchantOrder, KeysetOrder>> = {
  updated: { name: 'updated', column: 'updatedAt', direction: 'desc' },
  name: { name: 'name', column: 'pinyin', direction: 'asc' },
  // 按姓氏笔画: the column compares byte by byte (COLLATE "C"), as its keys are made for
  strokes: { name: 'strokes', column: 'strokes', direction: 'asc' },
};
