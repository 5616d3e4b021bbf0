import { attachFiles, detachFile } from '@/lib/files/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { isImage } from '@/lib/server/file-kind';
import { scopeWhere } from '@/lib/server/scope';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canUpdateMerchant, merchantScopeColumns, visibleMerchants } from '../policy';
import type { PortraitInput, RemovePortraitInput } from '../schema';

const NOUN = 'merchants';
const ROLE = 'portrait';

async function requirePerson(tx: Tx, actor: Actor, id: string): Promise<PersonActor> {
  const person = await tx.merchant.findFirst({
    where: {
      AND: [{ id, archivedAt: null }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)],
    },
    select: { id: true, keeperUnitIds: true, basisState: true },
  });
  if (!person) throw new NotFoundError('merchant');
  if (actor.kind !== 'person' || !canUpdateMerchant(actor, person))
    throw new ForbiddenError('merchants.portrait');
  return actor;
}

async function takeOff(tx: Tx, actor: PersonActor, recordId: string): Promise<number> {
  const standing = await tx.attachment.findMany({
    where: { noun: NOUN, recordId, role: ROLE, removedAt: null },
    select: { id: true },
    take: 20,
  });
  for (const { id } of standing) await detachFile(tx, actor, { noun: NOUN, recordId }, id);
  return standing.length;
}

/**
 * Puts a portrait on a person's record in place of the one before. The picture was drawn anew and lost its metadata
 * when it was sent (lib/server/storage.ts). Keeping it is internal; showing it to the public needs a consent of its own
 * (PIPL 25, lib/merchants/links.ts). Refuses anything that is no picture.
 */
export async function setPortrait(actor: Actor, input: PortraitInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const person = await requirePerson(tx, actor, input.id);
    const pictures = await tx.file.findMany({
      where: { id: { in: input.files.map((file) => file.fileId) }, uploadedBy: person.userId },
      select: { mime: true },
      take: 2,
    });
    if (pictures.some(({ mime }) => !isImage(mime))) throw FieldErrors.of('files', 'not_a_picture');
    await takeOff(tx, person, input.id);
    await attachFiles(tx, person, { noun: NOUN, recordId: input.id, role: ROLE }, input.files);
    return { id: input.id };
  });
}

/** Takes the portrait off the record. Refuses a record that has none. */
export async function removePortrait(actor: Actor, input: RemovePortraitInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const person = await requirePerson(tx, actor, input.id);
    if ((await takeOff(tx, person, input.id)) === 0) throw new NotFoundError('portrait');
    return { id: input.id };
  });
}
