/**
 * Limits of V8's heap. Without them it lets garbage grow to a share of the machine: the server then held 769 MB under
 * load and an import 589 MB, of which less than 200 MB was alive (docs/bench.md). An operator's NODE_OPTIONS wins.
 */
const LIMITS = {
  web: ['--max-old-space-size=448', '--max-semi-space-size=16'],
  worker: ['--max-old-space-size=384', '--max-semi-space-size=8'],
};

/**
 * Arguments for Node. @param {'web' | 'worker'} service @param {NodeJS.ProcessEnv} environment
 * @returns {string[]}
 */
export function heapLimits(service, environment = process.env) {
  return environment.NODE_OPTIONS?.includes('-space-size') ? [] : LIMITS[service];
}
