/** States of a campaign, in the order in which it meets them. */
export const greetingStates = ['draft', 'submitted', 'approved', 'preparing', 'sent', 'closed'] as const;
export type GreetingState = (typeof greetingStates)[number];

export const greetingChannels = ['letter', 'card', 'sms', 'email'] as const;
export type GreetingChannel = (typeof greetingChannels)[number];

/** States of one recipient; `sending`: in the outbox; `unknown`: handed to a server that never answered. */
export const recipientStates = [
  'ready',
  'sending',
  'sent',
  'failed',
  'bounced',
  'returned',
  'replied',
  'unknown',
  'left_out',
] as const;
export type RecipientState = (typeof recipientStates)[number];

/** Kinds of contact points that a channel needs. */
export function contactKindOf(channel: GreetingChannel): 'address' | 'mobile' | 'email' {
  if (channel === 'email') return 'email';
  return channel === 'sms' ? 'mobile' : 'address';
}

/** Letters and cards go out on paper: printed, labelled, posted by hand. */
export function isOnPaper(channel: GreetingChannel): boolean {
  return channel === 'letter' || channel === 'card';
}

/** Kind of message that the programme itself sends for a channel; null: it goes out on paper. */
export function noticeKindOf(channel: GreetingChannel): 'mail' | 'sms' | null {
  if (channel === 'email') return 'mail';
  return channel === 'sms' ? 'sms' : null;
}

/** What the operator has set: a mail server, an SMS gateway that takes messages over the network. */
export type Adapters = { mail: boolean; sms: boolean };

/** May the programme itself send by this channel? */
export function canSendByItself(channel: GreetingChannel, adapters: Adapters): boolean {
  const kind = noticeKindOf(channel);
  return kind !== null && adapters[kind];
}

/** The channel of the log of contacts that a greeting of this channel stands under. */
export function loggedChannelOf(channel: GreetingChannel): 'letter' | 'sms' | 'email' {
  return channel === 'card' ? 'letter' : channel;
}

/** More persons than this are no campaign of greetings but a mailing list: cut the segment. */
export const MOST_RECIPIENTS = 20_000;

/** Files with addresses: so many persons each, so that a file opens and a killed job loses little. */
export const PERSONS_PER_PAPER = 500;
/** So long a file with addresses is kept. */
export const PAPER_DAYS = 7;

export const paperKinds = ['letters', 'cards', 'labels', 'sms'] as const;
export type PaperKind = (typeof paperKinds)[number];
export const paperStates = ['queued', 'running', 'ready', 'failed', 'expired'] as const;
export type PaperState = (typeof paperStates)[number];

/** The stored state of a file; a word that nobody knows counts as failed. */
export function readPaperState(stored: string): PaperState {
  return paperStates.find((state) => state === stored) ?? 'failed';
}

/** Files that a campaign of this channel offers. */
export function papersOf(channel: GreetingChannel): PaperKind[] {
  if (channel === 'letter') return ['letters', 'labels'];
  if (channel === 'card') return ['cards', 'labels'];
  return channel === 'sms' ? ['sms'] : [];
}

/** Sheets of labels on A4: columns × rows, size of a label in millimetres. */
export const labelLayouts = {
  '3x8': { columns: 3, rows: 8, widthMm: 70, heightMm: 36 },
  '2x7': { columns: 2, rows: 7, widthMm: 99.1, heightMm: 38.1 },
} as const;
export type LabelLayout = keyof typeof labelLayouts;
export const labelLayoutNames = ['3x8', '2x7'] as const satisfies readonly LabelLayout[];

/** Files of a list, each from (included) to (excluded) by order: 1,234 persons are three files. */
export function cutIntoPapers(persons: number): { fromNo: number; toNo: number }[] {
  const count = Math.ceil(persons / PERSONS_PER_PAPER);
  return Array.from({ length: count }, (_, index) => ({
    fromNo: index * PERSONS_PER_PAPER,
    toNo: Math.min(persons, (index + 1) * PERSONS_PER_PAPER),
  }));
}

/** Six digits at the head or the end of an address are its postcode: 723000 陕西省汉中市… */
export function splitPostcode(address: string): { postcode: string | null; address: string } {
  const text = address.normalize('NFKC').trim();
  const match =
    /^(?:邮编[::]?\s*)?(\d{6})(?!\d)[\s,，、]*(.+)$/su.exec(text) ??
    /^(.+?)[\s,，、(（]*(?:邮编[::]?\s*)?(?<!\d)(\d{6})[)）]?$/su.exec(text);
  if (!match) return { postcode: null, address: text };
  const [, first = '', second = ''] = match;
  return /^\d{6}$/.test(first)
    ? { postcode: first, address: second.trim() }
    : { postcode: second, address: first.trim() };
}
