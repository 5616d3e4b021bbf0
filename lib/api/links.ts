import { mayReadAgreementFiles } from '@/lib/agreements/links';
import type { FileReaders } from '@/lib/files/policy';
import { importFileReaders } from '@/lib/imports/links';
import { mayReadOfferFiles } from '@/lib/offers/links';
import { mayReadProjectFiles } from '@/lib/projects/links';
import { mayReadReceiptFiles } from '@/lib/receipts/links';

/**
 * Who answers for the files of which noun: the table behind /api/files/[id]. A noun that attaches files exports its
 * reader from lib/<noun>/links.ts and gets a line here; without one its files are read by nobody.
 */
export const fileReaders: FileReaders = {
  ...importFileReaders,
  agreements: mayReadAgreementFiles,
  offers: mayReadOfferFiles,
  projects: mayReadProjectFiles,
  receipts: mayReadReceiptFiles,
};
