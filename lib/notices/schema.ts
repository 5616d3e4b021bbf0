import { z } from 'zod';

/** The sealed half of a message in the outbox. */
export const MailWords = z.object({
  kind: z.literal('mail'),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** address that takes a refusal of further mails (RFC 2369) */
  refuseUrl: z.string(),
});
export const SmsWords = z.object({ kind: z.literal('sms'), to: z.string(), text: z.string() });
export const NoticeWords = z.discriminatedUnion('kind', [MailWords, SmsWords]);
export type NoticeWords = z.output<typeof NoticeWords>;

/** What the gateway reports of an SMS: arrived, not arrived, answered, or answered that no more are wanted. */
export const SmsReport = z.object({
  /** the id that the programme sent with the message */
  id: z.uuid(),
  state: z.enum(['delivered', 'failed', 'replied', 'refused']),
  code: z.string().max(40).optional(),
  text: z.string().max(400).optional(),
});
export type SmsReport = z.output<typeof SmsReport>;
