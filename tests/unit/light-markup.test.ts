import { describe, expect, it } from 'vitest';
import { beginningOf, htmlOfMarkup, markupOfHtml, plainTextOf } from '@/lib/shared/light-markup';

const typed = [
  '第一段，有**重点**。\n接着一行。',
  '## 小标题',
  '- 甲\n- 乙',
  '> 家里有人等。',
  '见[公告](https://www.example.gov.cn/a?b=1&c=2)。',
].join('\n\n');

describe('light markup', () => {
  it('becomes paragraphs, headings, lists, quotations, links and stress', () => {
    expect(htmlOfMarkup(typed)).toBe(
      [
        '<p>第一段，有<strong>重点</strong>。<br>接着一行。</p>',
        '<h2>小标题</h2>',
        '<ul><li>甲</li><li>乙</li></ul>',
        '<blockquote>家里有人等。</blockquote>',
        '<p>见<a href="https://www.example.gov.cn/a?b=1&amp;c=2">公告</a>。</p>',
      ].join('\n'),
    );
  });

  it('comes back as it was typed', () => {
    expect(markupOfHtml(htmlOfMarkup(typed))).toBe(typed);
    const odd = '小于 < 大于 > 与 & 引号 "x"';
    expect(markupOfHtml(htmlOfMarkup(odd))).toBe(odd);
  });

  it('keeps markup that is typed as text', () => {
    expect(htmlOfMarkup('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(htmlOfMarkup('[点我](javascript:alert(1))')).toBe('<p>[点我](javascript:alert(1))</p>');
  });

  it('gives its words line by line, and a beginning of whole sentences', () => {
    expect(plainTextOf(htmlOfMarkup('甲。\n\n- 乙\n- 丙'))).toBe('甲。\n乙\n丙');
    expect(beginningOf('<p>第一句话说完了。第二句话也说完了。</p><p>第三句。</p>', 18)).toBe(
      '第一句话说完了。第二句话也说完了。',
    );
    expect(beginningOf('<p>没有句号的一长串文字一直写下去</p>', 8)).toBe('没有句号的一长串……');
    expect(beginningOf('<p>One.</p>\n<p>Two.</p>', 40)).toBe('One. Two.');
  });
});
