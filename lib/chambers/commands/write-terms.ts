import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import type { TermInput } from '../schema';
import { chamberTags, dateOf, dayText, requireChamber } from './prepare';

/**
 * Enters or changes a term (届) with its offices in the order given (B7). Refuses a number that the chamber has
 * already, and a holder who is no member of this chamber. The offices are replaced as a whole.
 */
export async function saveTerm(actor: Actor, input: TermInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const chamber = await requireChamber(tx, actor, input.chamberId);
    const stored = input.id ? await readTerm(tx, chamber.id, input.id) : null;
    const same = await tx.chamberTerm.count({
      where: { chamberId: chamber.id, number: input.number, ...(stored ? { id: { not: stored.id } } : {}) },
    });
    if (same > 0) throw FieldErrors.of('number', 'term_taken');
    await refuseStrangers(tx, chamber.id, input);
    const id = stored?.id ?? newId();
    const data = { number: input.number, electedOn: dateOf(input.electedOn), endsOn: dateOf(input.endsOn) };
    if (stored) await tx.chamberTerm.update({ where: { id }, data, select: { id: true } });
    else await tx.chamberTerm.create({ data: { id, chamberId: chamber.id, ...data }, select: { id: true } });
    await tx.chamberOffice.deleteMany({ where: { termId: id } });
    await bulkInsert(
      tx,
      'chamber_office',
      input.offices.map((office, index) => ({
        id: newId(),
        termId: id,
        membershipId: office.membershipId ?? null,
        rank: office.rank,
        sortNo: index + 1,
        holderText: office.membershipId ? null : (office.holderText ?? null),
      })),
    );
    await recordChange(tx, actor, {
      noun: 'chambers',
      recordId: chamber.id,
      verb: 'term',
      before: stored
        ? {
            termNumber: stored.number,
            electedOn: dayText(stored.electedOn),
            endsOn: dayText(stored.endsOn),
            offices: stored.offices.map((office) => office.rank),
          }
        : {},
      after: {
        termNumber: input.number,
        electedOn: input.electedOn ?? null,
        endsOn: input.endsOn ?? null,
        offices: input.offices.map((office) => office.rank),
      },
    });
    await touchTags(tx, chamberTags(chamber.slug));
    return { id: chamber.id };
  });
}

async function readTerm(tx: Tx, chamberId: string, id: string) {
  const term = await tx.chamberTerm.findFirst({
    where: { id, chamberId },
    select: {
      id: true,
      number: true,
      electedOn: true,
      endsOn: true,
      offices: { select: { rank: true }, orderBy: { sortNo: 'asc' }, take: 100 },
    },
  });
  if (!term) throw new NotFoundError('chamber_term');
  return term;
}

async function refuseStrangers(tx: Tx, chamberId: string, input: TermInput): Promise<void> {
  const ids = [...new Set(input.offices.flatMap((office) => office.membershipId ?? []))];
  if (ids.length === 0) return;
  const known = await tx.membership.count({ where: { id: { in: ids }, chamberId } });
  if (known !== ids.length) throw FieldErrors.of('offices', 'not_in_list');
}
