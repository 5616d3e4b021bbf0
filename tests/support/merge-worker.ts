import { everyKeptLink } from '@/lib/api/links';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { signedIn } from '@/tests/support/world';

/** A process of its own that merges two records, so that a test can kill it in the middle. */
const [userId = '', grantId = '', input = '{}'] = process.argv.slice(2);
await mergeMerchants(await signedIn(userId, grantId), everyKeptLink, JSON.parse(input));
process.exit(0);
