import traditionalToSimplified from 'opencc-js/dict/TSCharacters';

/**
 * Variant, Japanese and compatibility forms that OpenCC's own table leaves alone and that ledgers really hold:
 * pairs of (form found, form searched). Name characters that are standard in their own right (喆, 堃, 淼) stay.
 */
const VARIANTS =
  '産产 衞卫 甯宁 寗宁 兎兔 囘回 彊强 敍叙 乹干 濶阔 菓果 覩睹 閙闹 祕秘 粧妆 栢柏 邨村 勲勋 塚冢 菴庵 髙高 﨑崎 濵滨 邉边 桒桑 曽曾 亊事 ' +
  '裵裴 緖绪 鄕乡 靑青 淸清 奬奖 𠮷吉 吿告 戸户 恒恒 値值 羗羌 靣面 甁瓶 犂犁 騐验 鎭镇 愼慎 槪概 旣既 頴颖 顔颜 歳岁 ' +
  '沢泽 広广 辺边 桜樱 斉齐 浜滨 豊丰 関关 気气 県县 恵惠 徳德 渋涩 対对 図图 団团 囲围 圧压 売卖 変变 実实 専专 帯带 帰归 庁厅 戦战 択择 ' +
  '拡扩 拠据 栄荣 楽乐 検检 権权 歓欢 歩步 済济 満满 滝泷 焼烧 発发 総总 経经 絵绘 継继 続续 繊纤 縄绳 聴听 薬药 訳译 読读 転转 軽轻 鉄铁 鉱矿 ' +
  '銭钱 録录 険险 霊灵 駅驿 験验 黒黑 黙默 斎斋 毎每 価价 児儿 剤剂 労劳 営营 塩盐 壊坏 伝传 両两 亜亚 竜龙 巣巢 覚觉 観观 覧览 ' +
  '⻄西 ⻅见 ⻓长 ⻔门 ⻘青 ⻢马 ⻩黄 ⻰龙 ⻥鱼 ⻋车 ⻛风 ⻜飞 ⻝食 ⺠民 ⻆角 ⻉贝 ⻚页 ⻦鸟 ⻨麦 ⻬齐 ⻮齿 ⻳龟 ⺟母 ⺎兀 ⻁虎 ⻤鬼';

/** Characters that carry no text: zero-width marks, direction marks, BOM, soft hyphen, variation selectors, controls. */
const INVISIBLE = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
/** Most cells: Chinese characters, small letters and digits only, on which everything but `toSimplified` is idle. */
const PLAIN = /^[a-z0-9\u4e00-\u9fff]*$/;
const FIRST_HAN = 0x2e80;
const WHITE_SPACE = /\s+/g;

let simplifiedOf: ReadonlyMap<string, string> | undefined;

function loadDictionary(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const entry of traditionalToSimplified.split('|')) {
    const [from, to] = entry.split(' ');
    if (from && to && from !== to) map.set(from, to);
  }
  for (const pair of VARIANTS.split(' ')) {
    const [from, to] = [...pair];
    if (from && to && from !== to) map.set(from, to);
  }
  return map;
}

/**
 * Replaces every Traditional or variant character by its Simplified form, one character at a time.
 *
 * Phrases are not looked at, on purpose: 乾 becomes 干 in 乾隆 as in 乾燥, so that a part of a text always
 * normalises to a part of the normalised text and substring search stays exact. Wrong for print, right for an index.
 */
export function toSimplified(text: string): string {
  const map = (simplifiedOf ??= loadDictionary());
  let out = '';
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST_HAN) continue;
    const width = code >= 0xd800 && code < 0xdc00 ? 2 : 1;
    const simple = map.get(width === 2 ? text.slice(i, i + 2) : text.charAt(i));
    if (simple !== undefined) {
      out += text.slice(copied, i) + simple;
      copied = i + width;
    }
    i += width - 1;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/**
 * The one form in which texts are compared and indexed: NFKC (full width → half width, compatibility forms),
 * lower case, invisible characters dropped, Traditional and variant characters → Simplified, white space to single
 * blanks, trimmed. Idempotent. Refuses nothing; an empty text gives an empty text.
 *
 * For the server, jobs and scripts: the module carries a dictionary of about 15,000 characters, read on first use;
 * do not import it into a client component. Never for display or print (domain.md §0.6).
 * Source: domain.md §2.13 “Search text”.
 */
export function normaliseText(text: string): string {
  if (PLAIN.test(text)) return toSimplified(text);
  const composed = text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return toSimplified(composed).replace(WHITE_SPACE, ' ').trim();
}

/** True when both texts are the same after `normaliseText`; for comparing names, firms, headers. */
export function sameText(a: string, b: string): boolean {
  return a === b || normaliseText(a) === normaliseText(b);
}
