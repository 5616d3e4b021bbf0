/**
 * npm runs a script through a shell. When npm alone is told to end (kill, a service manager), the shell ends and the
 * script never hears of it; so a script that npm runs looks whether its parent is still there.
 * Without npm nothing is watched: a command left running in the background keeps running.
 * @param {() => void} onOrphaned
 */
export function watchParent(onOrphaned) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onOrphaned();
  }, 500);
  timer.unref();
}
