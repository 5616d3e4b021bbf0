/**
 * What became of a message that was handed to a mail server or an SMS gateway. `later`: certainly not taken, try again;
 * `failed`: certainly refused for good; `unknown`: the other side fell silent after it had the message.
 */
export type Delivery =
  | { readonly outcome: 'sent'; readonly reference: string | null; readonly code: string | null }
  | {
      readonly outcome: 'later' | 'failed' | 'unknown';
      readonly code: string | null;
      readonly text: string | null;
    };

/** The server or gateway does not answer, or refuses the programme: nothing was sent, everything waits. */
export class DeliveryAway extends Error {
  override readonly name = 'DeliveryAway';
  constructor(readonly code: string) {
    super(`the messages can not be handed over: ${code}`);
  }
}
