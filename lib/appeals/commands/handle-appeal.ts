import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { AttachFilesInput } from '@/lib/files/schema';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { refuseStranger } from '@/lib/users/queries-staff';
import { canAskForOwn, canHandleAppeal } from '../policy';
import { isReadable } from '../queries/get-appeal';
import { actOnWord, dueNow, stateAfter, type AppealAct, type Satisfaction } from '../rules';
import type {
  AcceptAppealInput,
  AnswerAppealInput,
  AppealNoteInput,
  AssignAppealInput,
  CloseAppealInput,
  RateAppealInput,
} from '../schema';
import { appealClock } from './clock';

type Versioned = { id: string; version: number };
type Change = Record<string, string | boolean | Date | string[] | null>;
type Step = {
  act: AppealAct;
  /** word of the step where it says more than the act */
  kind?: string;
  note?: string | undefined;
  isPublic?: boolean;
  data?: Change;
  files?: AttachFilesInput | undefined;
};

const readAppeal = (tx: Tx, id: string) =>
  tx.appeal.findUnique({
    where: { id },
    select: {
      ...{ id: true, version: true, state: true, isComplex: true, unitIds: true, merchantId: true },
      ...{ acceptDueOn: true, answerDueOn: true, closeDueOn: true, interactionId: true, handlerUnitId: true },
    },
  });
type Loaded = NonNullable<Awaited<ReturnType<typeof readAppeal>>>;

/** The appeal for a step of the desk: 404 where the list does not show it, 403 for who may not work on it. */
async function loadForStep(tx: Tx, actor: Actor, id: string): Promise<Loaded> {
  const appeal = (await isReadable(tx, actor, id)) ? await readAppeal(tx, id) : null;
  if (!appeal) throw new NotFoundError('appeal');
  if (!canHandleAppeal(actor, appeal)) throw new ForbiddenError('appeals.handle');
  return appeal;
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
const date = (text: string | null): Date | null => (text ? new Date(`${text}T00:00:00Z`) : null);

/** One step inside the transaction: state, clock, step, papers, audit row; the version is asked again in the write. */
async function takeStep(tx: Tx, actor: Actor, appeal: Loaded, input: Versioned, step: Step): Promise<void> {
  if (appeal.version !== input.version)
    throw new AppError('conflict', {}, { version: String(appeal.version) });
  const state = stateAfter(step.act, appeal.state);
  if (state === null) throw new AppError('not_in_this_state');
  // work that is done again gets its days again
  const isAgain = step.act === 'redo' || step.act === 'reopen';
  const clock = isAgain
    ? await appealClock(tx, today(), appeal.isComplex)
    : {
        acceptDueOn: day(appeal.acceptDueOn),
        answerDueOn: day(appeal.answerDueOn),
        closeDueOn: day(appeal.closeDueOn),
      };
  const { count } = await tx.appeal.updateMany({
    where: { id: appeal.id, version: input.version },
    data: {
      ...step.data,
      ...(isAgain
        ? {
            ...{ answerDueOn: date(clock.answerDueOn), closeDueOn: date(clock.closeDueOn) },
            ...{ closedOn: null, satisfaction: null },
          }
        : {}),
      state,
      dueOn: date(dueNow(state, clock)),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError('conflict', {}, { version: String(appeal.version + 1) });
  await tx.appealStep.create({
    data: {
      ...{ id: newId(), appealId: appeal.id, merchantId: appeal.merchantId, kind: step.kind ?? step.act },
      by: actor.kind === 'person' ? actor.userId : null,
      unitId: actor.kind === 'person' ? actor.unitId : null,
      note: step.note ?? null,
      isPublic: step.isPublic ?? false,
    },
    select: { id: true },
  });
  if (actor.kind === 'person')
    await attachFiles(
      tx,
      actor,
      { noun: 'appeals', recordId: appeal.id, role: 'evidence' },
      step.files ?? [],
    );
  await recordChange(tx, actor, {
    noun: 'appeals',
    recordId: appeal.id,
    verb: step.act,
    before: { state: appeal.state },
    after: { state },
  });
}

async function step(
  actor: Actor,
  input: Versioned,
  make: (tx: Tx, appeal: Loaded) => Step | Promise<Step>,
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const appeal = await loadForStep(tx, actor, input.id);
    await takeStep(tx, actor, appeal, input, await make(tx, appeal));
    return { id: appeal.id };
  });
}

/** Hands an appeal to the unit in charge; the units before it go on reading it. Refuses a unit that is no more. */
export async function assignAppeal(actor: Actor, input: AssignAppealInput): Promise<{ id: string }> {
  return step(actor, input, async (tx, appeal) => {
    const unit = await tx.unit.count({ where: { id: input.unitId, validTo: null } });
    if (unit === 0) throw FieldErrors.of('unitId', 'not_in_list');
    if (input.unitId === appeal.handlerUnitId && appeal.state !== 'returned' && appeal.state !== 'registered')
      throw FieldErrors.of('unitId', 'appeal_same_unit');
    const unitIds = [...new Set([...appeal.unitIds, input.unitId])];
    return {
      act: 'assign',
      note: input.note,
      isPublic: false,
      data: {
        handlerUnitId: input.unitId,
        handlerId: await handlerOf(tx, input.unitId, input.handlerId),
        unitIds,
      },
    };
  });
}

/** The officer who was chosen: refused unless at work today in the unit or one below it. */
async function handlerOf(tx: Tx, unitId: string, handlerId: string | undefined): Promise<string | null> {
  if (!handlerId) return null;
  const units = await tx.unit.findMany({
    where: { ancestorIds: { has: unitId } },
    select: { id: true },
    take: 500,
  });
  await refuseStranger(
    tx,
    units.map(({ id }) => id),
    handlerId,
    'handlerId',
  );
  return handlerId;
}

/** Takes an appeal on: who was chosen has it in hand from now on, or whoever takes it on. */
export async function acceptAppeal(actor: Actor, input: AcceptAppealInput): Promise<{ id: string }> {
  return step(actor, input, async (tx, appeal) => {
    const chosen = await handlerOf(tx, appeal.handlerUnitId, input.handlerId);
    const own = actor.kind === 'person' ? actor.userId : null;
    return {
      act: 'accept',
      isPublic: true,
      data: { acceptedOn: date(today()), handlerId: chosen ?? own },
    };
  });
}

/** Answers the asker. */
export async function answerAppeal(actor: Actor, input: AnswerAppealInput): Promise<{ id: string }> {
  return step(actor, input, () => ({
    act: 'answer',
    note: input.answer,
    isPublic: true,
    data: { answer: input.answer, answeredOn: date(today()) },
    files: input.files,
  }));
}

/** Gives back, has done again, reopens, or leaves a remark; none of it is told to the asker but that work goes on. */
export async function noteAppeal(actor: Actor, input: AppealNoteInput): Promise<{ id: string }> {
  return step(actor, input, () => ({ act: input.act, note: input.note }));
}

/** Closes with the result and the asker's word; the difficulty of the contact that opened it is settled with it. */
export async function closeAppeal(actor: Actor, input: CloseAppealInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const appeal = await loadForStep(tx, actor, input.id);
    await takeStep(tx, actor, appeal, input, {
      ...closing(input.satisfaction, input.result),
      files: input.files,
    });
    await settleContact(tx, actor, appeal, input.result);
    return { id: appeal.id };
  });
}

const closing = (satisfaction: Satisfaction, result: string): Step => ({
  act: 'close',
  note: result,
  data: { result, satisfaction, closedOn: date(today()) },
});

/**
 * The asker's own word on the answer: content ends the appeal, not content has the work done again. For the person of
 * the appeal only; everybody else's appeals do not exist (404).
 */
export async function rateOwnAppeal(actor: Actor, input: RateAppealInput): Promise<{ id: string }> {
  if (!canAskForOwn(actor) || actor.kind !== 'person') throw new ForbiddenError('appeals.rate');
  return inTransaction(async (tx) => {
    const appeal = await readAppeal(tx, input.id);
    if (!appeal || appeal.merchantId !== actor.merchantId) throw new NotFoundError('appeal');
    const { satisfaction, note } = input;
    if (actOnWord(satisfaction) === 'redo') {
      await takeStep(tx, actor, appeal, input, { act: 'redo', kind: 'own_redo', note, isPublic: true });
    } else {
      await takeStep(tx, actor, appeal, input, {
        ...{ act: 'close', kind: 'own_close', note, isPublic: true },
        data: { satisfaction, closedOn: date(today()) },
      });
      await settleContact(tx, actor, appeal, null);
    }
    return { id: appeal.id };
  });
}

/** The contact's difficulty follows the appeal that it opened: settled on the same day. */
async function settleContact(tx: Tx, actor: Actor, appeal: Loaded, result: string | null): Promise<void> {
  if (!appeal.interactionId) return;
  const { count } = await tx.interaction.updateMany({
    where: { id: appeal.interactionId, difficultyState: 'open' },
    data: {
      difficultyState: 'settled',
      difficultyNote: result,
      difficultySettledOn: date(today()),
      version: { increment: 1 },
    },
  });
  if (count === 0) return;
  await recordChange(tx, actor, {
    noun: 'interactions',
    recordId: appeal.interactionId,
    verb: 'settle',
    before: { difficultyState: 'open' },
    after: { difficultyState: 'settled' },
  });
}
