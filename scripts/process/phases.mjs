/** Prints each phase of a command with its duration. */

/**
 * @template T @param {string} zh @param {string} en @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function phase(zh, en, work) {
  const started = performance.now();
  try {
    const result = await work();
    report('✓', zh, en, performance.now() - started);
    return result;
  } catch (error) {
    report('✗', zh, en, performance.now() - started);
    throw error;
  }
}

function report(mark, zh, en, ms) {
  process.stdout.write(`${mark} ${label(zh, en)} ${seconds(ms).padStart(8)}\n`);
}

/** Chinese characters take two columns in a terminal. */
export function label(zh, en, columns = 44) {
  const text = `${zh} ${en}`;
  const width = [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(0, columns - width));
}

/** @param {number} ms @returns {string} such as “0.4 s” or “2 min 5 s” */
export function seconds(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const whole = Math.round(ms / 1000);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
