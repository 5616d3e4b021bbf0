import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkMessages } from '@/scripts/check-messages';

const made: string[] = [];
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

type Files = Record<string, string | object>;
const text = (value: object, locales = ['zh-CN', 'zh-Hant', 'en']): Files =>
  Object.fromEntries(locales.map((locale) => [`lib/i18n/messages/${locale}/merchants.json`, value]));

function problems(files: Files): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'messages-'));
  made.push(root);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return checkMessages(root);
}

const page = (body: string, namespace = 'merchants') =>
  `export default async function Page() { const t = await getTranslations('${namespace}'); return ${body}; }`;

describe('message check', () => {
  it('is silent when every key is present and used', () => {
    expect(
      problems({
        ...text({ title: '客商', open: '{n} 位' }),
        'app/page.tsx': page("t('title') + t('open', { n: 1 })"),
      }),
    ).toEqual([]);
  });

  it('reports a key that code asks for and nobody wrote', () => {
    expect(problems({ ...text({ title: '客商' }), 'app/page.tsx': page("t('title') + t('gone')") })).toEqual([
      'app/page.tsx:1: merchants.gone is not in zh-CN',
    ]);
  });

  it('reports a key that nobody asks for', () => {
    expect(problems({ ...text({ title: '客商', old: '旧' }), 'app/page.tsx': page("t('title')") })).toEqual([
      'zh-CN/merchants.json: merchants.old is used nowhere',
    ]);
  });

  it('knows the verbs and fields that a history names', () => {
    const history = 'export const A = () => <RecordHistory history={rows} words="merchants" />;';
    const texts = { verb: { create: '登记' }, field: { name: '姓名' } };
    expect(problems({ ...text(texts), 'app/page.tsx': history })).toEqual([]);
    expect(problems({ ...text({ verb: texts.verb }), 'app/page.tsx': history })).toEqual([
      'app/page.tsx: nothing matches merchants.field.*',
    ]);
  });

  it('knows two translators of one file apart by scope', () => {
    const code = `${page("t('title')").replace('default ', '').replace('Page', 'A')}\n${page("t('title')", 'merchants.form')}`;
    expect(problems({ ...text({ title: '客商' }), 'app/page.tsx': code })).toEqual([
      'app/page.tsx:2: merchants.form.title is not in zh-CN',
    ]);
  });

  it('sees namespaces in objects, Promise.all and conditional keys', () => {
    const code =
      "export async function A() { const [t, rows] = await Promise.all([getTranslations({ locale, namespace: 'merchants' }), 1]);" +
      "return t(rows ? 'yes' : 'no') + t.rich('title'); }";
    expect(problems({ ...text({ title: '客商', yes: '是', no: '否' }), 'app/page.tsx': code })).toEqual([]);
  });

  it('asks a translator received as a parameter, or a key without fixed beginning, to be declared', () => {
    const code = 'export const label = (t: T, state: string) => t(state);';
    const files = text({ states: { draft: '草稿' } });
    expect(problems({ ...files, 'components/a.tsx': code })).toHaveLength(2);
    expect(problems({ ...files, 'components/a.tsx': `// messages: merchants.states.*\n${code}` })).toEqual(
      [],
    );
    expect(problems({ ...files, 'components/a.tsx': page('t(`states.${state}`)') })).toEqual([]);
  });

  it('reports a declaration that matches nothing', () => {
    expect(
      problems({
        ...text({ a: '甲' }),
        'app/a.ts': "// messages: merchants.gone.*\n const k = 'merchants.a';",
      }),
    ).toEqual(['app/a.ts: nothing matches merchants.gone.*']);
  });

  it('reports missing translations, foreign keys and differing arguments; desk texts need zh-CN only', () => {
    const files: Files = {
      ...text({ a: '{n} 人', b: '乙', desk: { c: '丙' } }, ['zh-CN']),
      ...text({ a: '{count} people', x: 'X' }, ['en']),
      ...text({ a: '{n} 人', b: '乙' }, ['zh-Hant']),
      'app/page.tsx': page("t('a') + t('b') + t('desk.c')"),
    };
    expect(problems(files)).toEqual([
      'en/merchants.json: merchants.a has {count}, zh-CN {n}',
      'en: merchants.b is missing (zh-CN/merchants.json)',
      'en/merchants.json: merchants.x does not exist in zh-CN',
    ]);
  });

  it('reports unsound ICU and half-width punctuation', () => {
    expect(
      problems({
        ...text({ a: '{n, plural, one {x}}', b: '你好,世界' }, ['zh-CN', 'zh-Hant', 'en']),
        'app/page.tsx': page("t('a') + t('b')"),
      }).length,
    ).toBe(6);
  });
});
