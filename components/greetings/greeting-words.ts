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

export const recipientTones: Record<RecipientState, Tone> = {
  ready: 'info',
  sending: 'info',
  sent: 'good',
  failed: 'late',
  bounced: 'late',
  returned: 'late',
  replied: 'good',
  left_out: 'muted',
};
