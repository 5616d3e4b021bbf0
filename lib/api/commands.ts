import type { TokenHolder } from './queries-token';
import { db, type Prisma } from '@/lib/server/db';
import { AppError } from '@/lib/shared/errors';

const KEPT_HOURS = 24;

type Answer = { status: number; body: Record<string, unknown> };

/**
 * Does a write once per key: the first request runs it and keeps the answer for a day, a repetition gets that answer.
 * The key is claimed before the work, so that two requests at once do it once (the second gets 409 until the first is
 * done); a failure frees the key. Refuses the same key with another body (409).
 */
export async function onlyOnce(
  holder: TokenHolder,
  request: { key: string; bodyHash: Buffer },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const id = { tokenId: holder.tokenId, key: request.key };
  const { tokenId, key } = id;
  await db.$executeRaw`
    DELETE FROM idempotency_key WHERE "tokenId" = ${tokenId}::uuid AND at < now() - make_interval(hours => ${KEPT_HOURS}::int)`;
  const claimed = await db.$executeRaw`
    INSERT INTO idempotency_key ("tokenId", key, "bodyHash", status, answer)
    VALUES (${tokenId}::uuid, ${key}, ${request.bodyHash}, 0, '{}') ON CONFLICT DO NOTHING`;
  if (claimed === 0) {
    const kept = await db.idempotencyKey.findUnique({ where: { tokenId_key: id } });
    if (!kept || kept.status === 0) throw new AppError('conflict');
    if (!Buffer.from(kept.bodyHash).equals(request.bodyHash)) throw new AppError('duplicate');
    // cast: written below as an object
    return { status: kept.status, body: kept.answer as Record<string, unknown> };
  }
  try {
    const answer = await work();
    await db.idempotencyKey.update({
      where: { tokenId_key: id },
      // cast: an answer of ours, made of what JSON has
      data: { status: answer.status, answer: answer.body as Prisma.InputJsonObject },
    });
    return answer;
  } catch (error) {
    await db.idempotencyKey.deleteMany({ where: { ...id, status: 0 } });
    throw error;
  }
}
