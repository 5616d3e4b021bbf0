import { describe, expect, it, vi } from 'vitest';
import { bulkInsert, BulkWrites } from '@/lib/server/bulk';
import { db, inTransaction, transactionConnection } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

const person = (values: Record<string, string | number | boolean | null | string[] | Date> = {}) => ({
  id: newId(),
  fileNo: `T-${newId()}`,
  name: '张三',
  aliases: ['阿三', 'a"b\\c,{}', ''],
  kinds: ['business_owner', 'expert'],
  birthFrom: '1968-02-29',
  contributions: [],
  ownerUnitId: newId(),
  keeperUnitIds: [newId(), newId()],
  searchText: '张三',
  isKey: true,
  contactEveryDays: 90,
  note: 'a\tb\nc\\.\u{20BB7}',
  createdAt: new Date('2026-11-22T01:02:03.456Z'),
  ...values,
});

describe('set-wise writes', () => {
  it('share the connection with what a transaction asks at once: one by one, as the next driver demands', async () => {
    const warned = vi.spyOn(process, 'emitWarning');
    const rows = [person(), person(), person()];
    const answers = await inTransaction(async (tx) => {
      const ask = (n: number) => transactionConnection(tx).query<{ n: number }>('SELECT $1::int AS n', [n]);
      const [, ...answers] = await Promise.all([bulkInsert(tx, 'merchant', rows), ask(1), ask(2), ask(3)]);
      return answers.flatMap((answer) => answer.rows.map(({ n }) => n));
    });
    expect(answers).toEqual([1, 2, 3]);
    expect(await db.merchant.count({ where: { id: { in: rows.map(({ id }) => id) } } })).toBe(3);
    const told = warned.mock.calls.map(([text]) => String(text));
    expect(told.filter((text) => text.includes('client.query()'))).toEqual([]);
    warned.mockRestore();
  });

  it('store what was given: lists, choices, dates, times, signs that COPY could misread', async () => {
    const row = person();
    await inTransaction((tx) => bulkInsert(tx, 'merchant', [row, person({ note: null, birthFrom: null })]));
    const stored = await db.merchant.findUniqueOrThrow({ where: { id: row.id } });
    expect(stored).toMatchObject({
      aliases: row.aliases,
      kinds: row.kinds,
      contributions: [],
      keeperUnitIds: row.keeperUnitIds,
      isKey: true,
      contactEveryDays: 90,
      note: row.note,
      doNotContact: false,
      version: 1,
      createdAt: row.createdAt,
    });
    expect(stored.birthFrom?.toISOString().slice(0, 10)).toBe('1968-02-29');
  });

  it.each(['0', '0.5', '-12.000001', '12345678.9', '10000', '0.0001', '99999999999999.999999', '-0.000001'])(
    'store the amount %s exactly',
    async (value) => {
      const row = person();
      const id = newId();
      await inTransaction(async (tx) => {
        await bulkInsert(tx, 'merchant', [row]);
        await bulkInsert(tx, 'merchant_quantity', [{ id, merchantId: row.id, kind: 'annual_output', value }]);
      });
      const [stored] = await db.$queryRaw<{ same: boolean }[]>`
        SELECT value = ${value}::numeric AS same FROM merchant_quantity WHERE id = ${id}::uuid`;
      expect(stored?.same).toBe(true);
    },
  );

  it('stand or fall with their transaction', async () => {
    const row = person();
    await expect(
      inTransaction(async (tx) => {
        await bulkInsert(tx, 'merchant', [row]);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await db.merchant.count({ where: { id: row.id } })).toBe(0);
  });

  it('that fail undo the whole transaction, and give a connection back that works', async () => {
    const row = person();
    await expect(
      inTransaction(async (tx) => {
        const writes = new BulkWrites(tx);
        await writes.insert('merchant', [row]);
        await writes.insert('merchant', [row]);
        await writes.insert('merchant', [person()]);
        await writes.end();
      }),
    ).rejects.toThrow(/merchant_pkey/);
    expect(await db.merchant.count({ where: { id: row.id } })).toBe(0);
  });

  it('are refused once the transaction has run out of time, so that nothing is written beside it', async () => {
    const row = person();
    const late = inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM pg_sleep(0.4)`.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      await bulkInsert(tx, 'merchant', [row]);
    }, 200);
    await expect(late).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await db.merchant.count({ where: { id: row.id } })).toBe(0);
  });

  it('find their transaction from every copy of the module that a build makes', async () => {
    vi.resetModules();
    const [other, bulk] = await Promise.all([import('@/lib/server/db'), import('@/lib/server/bulk')]);
    expect(other.inTransaction).not.toBe(inTransaction);
    const row = person();
    await other.inTransaction((tx) => bulk.bulkInsert(tx, 'merchant', [row]));
    expect(await db.merchant.count({ where: { id: row.id } })).toBe(1);
  });

  it('do not exist outside of a transaction', () => {
    expect(() => transactionConnection(db)).toThrow(/inTransaction/);
  });
});

describe('two transactions that wait for each other', () => {
  /** Takes two locks in an order; at the first attempt both have the first before either asks for the second. */
  const crossing = () => {
    const met = Promise.withResolvers<void>();
    let attempts = 0;
    const take = (first: number, second: number) =>
      inTransaction(async (tx) => {
        attempts += 1;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${first})`;
        if (attempts === 2) met.resolve();
        await met.promise;
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(${second})`;
        return first;
      });
    return { both: () => Promise.all([take(7001, 7002), take(7002, 7001)]), attempts: () => attempts };
  };

  it('both end well: the one that the database gives up is run again, raw queries too', async () => {
    const { both, attempts } = crossing();
    expect(await both()).toEqual([7001, 7002]);
    expect(attempts()).toBe(3);
  });

  it('another refusal of a raw query is not tried again', async () => {
    let attempts = 0;
    const work = inTransaction(async (tx) => {
      attempts += 1;
      await tx.$executeRaw`SELECT 1 / 0`;
    });
    await expect(work).rejects.toThrow(/division by zero/);
    expect(attempts).toBe(1);
  });
});
