/** Kinds of messages that the programme sends by itself. */
export const noticeKinds = ['mail', 'sms'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** States of a message in the outbox; see prisma/schema/notices.prisma. */
export const noticeStates = [
  'waiting',
  'sending',
  'sent',
  'unknown',
  'failed',
  'bounced',
  'replied',
  'refused',
] as const;
export type NoticeState = (typeof noticeStates)[number];

/** Under which the sealed words are encrypted: they can be read nowhere else. */
export const NOTICE_CONTEXT = 'notice.cipher';

/** Pauses before the second, third … try of a message that the other side did not take. */
export const RETRY_MINUTES = [5, 30, 120, 480] as const;

/** Minutes until the next try after so many; null: given up. */
export function retryAfter(attempts: number): number | null {
  return RETRY_MINUTES[attempts - 1] ?? null;
}

/**
 * A message that was claimed so long ago and not marked has lost its run. Longer than every time limit of a server or
 * gateway, so that a living run is never taken for a dead one.
 */
export const LOST_MS = 5 * 60_000;

/** Words and addresses stay in the outbox so long; who was sent what when stays with the record that caused it. */
export const KEEP_DAYS = 90;

/** Numbers of signed reports are remembered longer than a signature is believed. */
export const NONCE_HOURS = 24;

/** What may still be reported of a message in a state: only what was, or may have been, handed over comes back. */
export function takesReport(state: NoticeState): boolean {
  return state === 'sent' || state === 'unknown' || state === 'bounced' || state === 'replied';
}
