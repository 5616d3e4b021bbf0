import type { Tone } from '@/components/ui/badge';
import type { GreetingState, RecipientState } from '@/lib/greetings/rules';

export const greetingTones: Record<GreetingState, Tone> = {
  draft: 'muted',
  submitted: 'warn',
  approved: 'info',
  preparing: 'info',
  sent: 'good',
  closed: 'muted',
};

/** The state as it is called: a campaign that the programme itself sends prepares no papers. */
export function shownState(greeting: {
  state: GreetingState;
  sending: string | null;
}): GreetingState | 'sending' {
  return greeting.state === 'preparing' && greeting.sending !== null ? 'sending' : greeting.state;
}

export const recipientTones: Record<RecipientState, Tone> = {
  ready: 'info',
  sending: 'info',
  sent: 'good',
  failed: 'late',
  bounced: 'late',
  returned: 'late',
  replied: 'good',
  unknown: 'late',
  left_out: 'muted',
};
