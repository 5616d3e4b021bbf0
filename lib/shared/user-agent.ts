const browsers: readonly [string, RegExp][] = [
  ['WeChat', /MicroMessenger\/(\d+)/],
  ['Edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+)[\d.]* (?:Mobile\/\S+ )?Safari/],
];
const systems: readonly [string, RegExp][] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux|X11/],
];

/** `Edge 131 · Windows` for a User-Agent header; what can't be read is left out, '' when nothing can. */
export function describeAgent(agent: string | null): string {
  const text = agent ?? '';
  const browser = browsers.flatMap(([name, pattern]) => {
    const found = pattern.exec(text);
    return found === null ? [] : [`${name} ${found[1] ?? ''}`.trim()];
  })[0];
  const system = systems.find(([, pattern]) => pattern.test(text))?.[0];
  return [browser, system].filter((part) => part !== undefined).join(' · ');
}
