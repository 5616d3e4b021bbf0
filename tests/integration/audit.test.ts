import { beforeEach, describe, expect, it } from 'vitest';
import { sealChanges, verifySeals } from '@/lib/audit/commands-seals';
import { recordChange, recordChanges } from '@/lib/audit/commands';
import { getChange, getLastVerification } from '@/lib/audit/queries-seals';
import { listChanges } from '@/lib/audit/queries';
import { LogFilters } from '@/lib/audit/search-params';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction, pool } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';

const actor = systemActor('test');

/** What only the owner of the tables could do: the guards of the log switched off for one statement. */
async function tamper(statement: string, ...values: unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(statement, values);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

async function writeChanges(count: number): Promise<string[]> {
  return inTransaction((tx) =>
    recordChanges(
      tx,
      actor,
      Array.from({ length: count }, (_, index) => ({
        noun: 'units',
        recordId: newId(),
        verb: 'update',
        before: { name: '甲' },
        after: { name: `乙${index}` },
      })),
    ),
  );
}

describe('the audit log', () => {
  beforeEach(async () => {
    await tamper('DELETE FROM seal');
    await tamper('DELETE FROM revision');
    await tamper('DELETE FROM change');
  });

  it('cannot be changed, deleted or emptied through the tables', async () => {
    const [id] = await writeChanges(1);
    await sealChanges(actor);
    await expect(db.$executeRaw`UPDATE change SET verb = 'x' WHERE id = ${id}::uuid`).rejects.toThrow();
    await expect(db.$executeRaw`DELETE FROM change WHERE id = ${id}::uuid`).rejects.toThrow();
    await expect(db.$executeRaw`UPDATE seal SET hash = 'x'`).rejects.toThrow();
    await expect(db.$executeRaw`DELETE FROM seal`).rejects.toThrow();
    await expect(db.$executeRaw`TRUNCATE change CASCADE`).rejects.toThrow();
  });

  it('a change that is rolled back leaves no row', async () => {
    await expect(
      inTransaction(async (tx) => {
        await recordChange(tx, actor, { noun: 'units', recordId: newId(), verb: 'update' });
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await db.change.count()).toBe(0);
  });

  it('holds names of fields and digests, never values', async () => {
    const [id = ''] = await writeChanges(1);
    const row = await db.change.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row.diff)).not.toContain('甲');
    expect(Object.keys(row.diff as object)).toEqual(['name']);
  });

  it('proves what was entered with one digest over the record, and what was changed field by field', async () => {
    const [created = '', changed = ''] = await inTransaction((tx) =>
      recordChanges(tx, actor, [
        { noun: 'units', recordId: newId(), verb: 'create', after: { name: '甲', note: '乙', phone: null } },
        { noun: 'units', recordId: newId(), verb: 'update', before: { name: '甲' }, after: { name: '乙' } },
      ]),
    );
    const row = await db.change.findUniqueOrThrow({ where: { id: created } });
    expect(row.diff).toEqual({ '*': { after: expect.any(String), fields: ['name', 'note'] } });
    expect(JSON.stringify(row.diff)).not.toMatch(/甲|乙/);
    const opened = await getChange(actor, created);
    expect(opened.fields.map((field) => field.name)).toEqual(['name', 'note']);
    expect(opened).toMatchObject({ recordDigest: expect.any(String), valuesHold: true });
    expect(await getChange(actor, changed)).toMatchObject({ recordDigest: null, valuesHold: true });
    // the values of one row put under another
    await tamper(
      'UPDATE revision SET cipher = (SELECT cipher FROM revision WHERE "changeId" = $1) WHERE "changeId" = $2',
      changed,
      created,
    );
    expect((await getChange(actor, created)).valuesHold).toBe(false);
    const other = await inTransaction((tx) =>
      recordChange(tx, actor, { noun: 'units', recordId: newId(), verb: 'update', after: { name: '丙' } }),
    );
    await tamper(
      'UPDATE revision SET cipher = (SELECT cipher FROM revision WHERE "changeId" = $1) WHERE "changeId" = $2',
      other,
      changed,
    );
    expect((await getChange(actor, changed)).valuesHold).toBe(false);
  });

  it('reads rows of created records from before there was one digest', async () => {
    const id = newId();
    await tamper(
      `INSERT INTO change (id, "actorKind", noun, "recordId", verb, diff) VALUES ($1, 'system:test', 'units', $1, 'create', $2)`,
      id,
      JSON.stringify({ name: { after: 'ab' } }),
    );
    expect(await getChange(actor, id)).toMatchObject({
      fields: [{ name: 'name', before: null, after: 'ab' }],
      recordDigest: null,
      valuesHold: null,
    });
  });

  it('is sealed in one chain, each row once, and verifies', async () => {
    await writeChanges(12);
    expect(await sealChanges(actor)).toBe(12);
    expect(await sealChanges(actor)).toBe(0);
    await writeChanges(3);
    expect(await sealChanges(actor)).toBe(3);
    const seals = await db.seal.findMany({ orderBy: { seq: 'asc' } });
    expect(seals.map((seal) => Number(seal.seq))).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    expect(await verifySeals(actor)).toMatchObject({ isWhole: true, checked: 15, fault: null });
  });

  it('two sealers at once make one chain', async () => {
    await writeChanges(40);
    const counts = await Promise.all([sealChanges(actor), sealChanges(actor), sealChanges(actor)]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: true, checked: 40 });
  });

  it.each([
    ['a verb', `UPDATE change SET verb = 'create' WHERE id = $1`],
    ['who did it', `UPDATE change SET "actorKind" = 'public' WHERE id = $1`],
    ['when', `UPDATE change SET at = at - interval '1 second' WHERE id = $1`],
    ['a digest', `UPDATE change SET diff = '{"name": {"after": "0"}}' WHERE id = $1`],
    ['the reason', `UPDATE change SET reason = 'other' WHERE id = $1`],
  ])('a changed row is found: %s', async (_what, statement) => {
    const ids = await writeChanges(5);
    await sealChanges(actor);
    await tamper(statement, ids[2]);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: false, fault: { seq: '3', kind: 'content' } });
  });

  it('a removed row is found', async () => {
    const ids = await writeChanges(5);
    await sealChanges(actor);
    await tamper('DELETE FROM seal WHERE "changeId" = $1', ids[2]);
    await tamper('DELETE FROM change WHERE id = $1', ids[2]);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: false, fault: { seq: '4', kind: 'gap' } });
  });

  it('a chain that lost its end is found by the anchor of the last verification', async () => {
    await writeChanges(5);
    await sealChanges(actor);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: true });
    await tamper('DELETE FROM seal WHERE seq >= 4');
    expect(await verifySeals(actor)).toMatchObject({ isWhole: false, fault: { seq: '5', kind: 'anchor' } });
  });

  it('an old row without a seal is found', async () => {
    const [id] = await writeChanges(1);
    await tamper(`UPDATE change SET at = now() - interval '2 hours' WHERE id = $1`, id);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: false, unsealed: 1 });
    await sealChanges(actor, true);
    expect(await verifySeals(actor)).toMatchObject({ isWhole: true, unsealed: 0 });
  });

  it('the newest verification is kept in the log and read from it', async () => {
    await writeChanges(2);
    await sealChanges(actor);
    const result = await verifySeals(actor);
    expect(await getLastVerification(actor)).toMatchObject({ ...result, at: expect.any(Date) });
  });

  it('the list pages through every row once and filters by noun', async () => {
    await writeChanges(130);
    const seen = new Set<string>();
    for (let after: string | undefined; ;) {
      const page = await listChanges(actor, LogFilters.parse({ noun: 'units', after }));
      for (const row of page.rows) seen.add(row.id);
      if (!page.next) break;
      after = page.next;
    }
    expect(seen.size).toBe(130);
    expect((await listChanges(actor, LogFilters.parse({ noun: 'users' }))).rows).toEqual([]);
  });

  it('one act opens with its fields, digests and seal', async () => {
    const [id = ''] = await writeChanges(1);
    await sealChanges(actor);
    const change = await getChange(actor, id);
    expect(change.fields[0]).toMatchObject({ name: 'name', before: expect.any(String) });
    expect(change.seal).toMatchObject({ seq: '1' });
    expect(change.values).toBeNull();
  });
});
