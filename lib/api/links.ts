import { mayReadAgreementFiles } from '@/lib/agreements/links';
import { appealLinks, mayReadAppealFiles } from '@/lib/appeals/links';
import { chamberLinks, mayReadBulletinFiles, mayReadChamberFiles } from '@/lib/chambers/links';
import { bulkLinks } from '@/lib/bulks/links';
import { companyLinks } from '@/lib/companies/links';
import { eventLinks, mayReadEventFiles } from '@/lib/events/links';
import { exportLinks } from '@/lib/exports/links';
import { fileLinks } from '@/lib/files/links';
import type { FileReaders } from '@/lib/files/policy';
import { greetingLinks } from '@/lib/greetings/links';
import { importFileReaders } from '@/lib/imports/links';
import { interactionLinks, mayReadInteractionFiles } from '@/lib/interactions/links';
import { leadLinks } from '@/lib/leads/links';
import { mayReadMerchantFiles, merchantLinks } from '@/lib/merchants/links';
import { noticeLinks } from '@/lib/notices/links';
import { mayReadOfferFiles } from '@/lib/offers/links';
import { postLinks } from '@/lib/posts/links';
import { mayReadPrivacyFiles, privacyLinks } from '@/lib/privacy/links';
import { mayReadProjectFiles, projectLinks } from '@/lib/projects/links';
import { mayReadReceiptFiles } from '@/lib/receipts/links';
import type { KeptLink } from '@/lib/shared/kept-links';
import { showcaseLinks } from '@/lib/showcase/links';
import { tieLinks } from '@/lib/ties/links';
import { userLinks } from '@/lib/users/links';

/**
 * Who answers for the files of which noun: the table behind /api/files/[id]. A noun that attaches files exports its
 * reader from lib/<noun>/links.ts and gets a line here; without one its files are read by nobody.
 */
export const fileReaders: FileReaders = {
  ...importFileReaders,
  agreements: mayReadAgreementFiles,
  bulletins: mayReadBulletinFiles,
  appeals: mayReadAppealFiles,
  chambers: mayReadChamberFiles,
  events: mayReadEventFiles,
  interactions: mayReadInteractionFiles,
  merchants: mayReadMerchantFiles,
  offers: mayReadOfferFiles,
  privacy: mayReadPrivacyFiles,
  projects: mayReadProjectFiles,
  receipts: mayReadReceiptFiles,
};

/** What every noun keeps of a person, a firm or a file; tests/integration/privacy-links.test.ts compares with the catalogue. */
export const keptLinks: Readonly<Record<string, readonly KeptLink[]>> = {
  appeals: appealLinks,
  bulks: bulkLinks,
  chambers: chamberLinks,
  companies: companyLinks,
  events: eventLinks,
  exports: exportLinks,
  files: fileLinks,
  greetings: greetingLinks,
  interactions: interactionLinks,
  leads: leadLinks,
  merchants: merchantLinks,
  notices: noticeLinks,
  posts: postLinks,
  privacy: privacyLinks,
  projects: projectLinks,
  showcase: showcaseLinks,
  ties: tieLinks,
  users: userLinks,
};

/** The same as one list, for acts that reach every noun's tables: merging, erasing, handing out. */
export const everyKeptLink: readonly KeptLink[] = Object.values(keptLinks).flat();
