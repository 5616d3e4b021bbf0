import type { InteractionDetail } from './queries/get-interaction';

/** A contact as the edit form's values: field name to text. */
export function interactionFormValues(contact: InteractionDetail): Record<string, string | null> {
  return {
    channel: contact.channel,
    happenedOn: contact.happenedOn,
    happenedAt: contact.happenedAt,
    place: contact.place,
    subject: contact.subject,
    summary: contact.summary,
    outcome: contact.outcome,
    amountWan: contact.amountWan,
    leaderText: contact.leaderText,
    attendeesText: contact.attendeesText,
    difficulty: contact.difficulty,
    nextOn: contact.nextOn,
    nextText: contact.nextText,
    answersRequest: contact.answersRequest ? 'on' : null,
    requestReason: contact.requestReason,
  };
}
