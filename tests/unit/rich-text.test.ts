import { expect, it } from 'vitest';
import { sanitizeRichText } from '@/lib/server/rich-text';

it.each([
  ['<script>alert(1)</script>好', '好'],
  ['<p onclick="x()" style="color:red" class="a">好</p>', '<p>好</p>'],
  ['<img src=x onerror=alert(1)>好', '好'],
  ['<a href="javascript:alert(1)">链</a>', '<a>链</a>'],
  ['<a href="JaVaScRiPt:alert(1)">链</a>', '<a>链</a>'],
  ['<a href="data:text/html,x">链</a>', '<a>链</a>'],
  ['<a href="//evil.example/x">链</a>', '<a>链</a>'],
  ['<iframe src="https://evil.example"></iframe><svg onload=x><circle/></svg>好', '好'],
  ['<p>未闭合<strong>重', '<p>未闭合<strong>重</strong></p>'],
])('%s', (dirty, clean) => {
  expect(sanitizeRichText(dirty)).toBe(clean);
});

it('keeps the dozen tags, marks foreign links, and can lead them elsewhere', () => {
  const html = '<h2>题</h2>\n<blockquote>引</blockquote><ul><li>项</li></ul>';
  expect(sanitizeRichText(html)).toBe(html);
  const link = '<a href="https://a.example/b?c=1&amp;d=2">外</a>';
  expect(sanitizeRichText(link, (href) => `/go?to=${encodeURIComponent(href)}`)).toBe(
    '<a href="/go?to=https%3A%2F%2Fa.example%2Fb%3Fc%3D1%26d%3D2" rel="noopener nofollow">外</a>',
  );
});
