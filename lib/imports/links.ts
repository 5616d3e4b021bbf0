import type { FileReaders } from '@/lib/files/policy';
import { mayReadBatch } from './queries/get-batch';

/** The uploaded ledger of a batch is read by whoever may open the batch. */
export const importFileReaders: FileReaders = { imports: mayReadBatch };
