/** Refuses wrong or weak settings before anything is touched: the same check that every server process makes. */
import { EnvError, parseEnv } from '@/lib/server/env';

try {
  parseEnv(process.env);
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(error.problems.join('\n'));
  process.exit(1);
}
