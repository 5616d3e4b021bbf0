/**
 * The plain way in which staff write public texts: a blank line begins a paragraph, `## ` a heading, `- ` a list item,
 * `> ` a quotation, `[words](https://…)` a link, `**words**` stress. It becomes HTML on the way in and comes back for
 * editing. What is typed is text: an angle bracket is an angle bracket.
 */
const escapeHtml = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

const unescapeHtml = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => {
    const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
    return signs[name] ?? '';
  });

function inline(text: string): string {
  return escapeHtml(text)
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((https?:\/\/[^\s)]+|\/[^\s)]*)\)/g, '<a href="$2">$1</a>');
}

function block(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.every((line) => /^- /.test(line))) {
    return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
  }
  if (lines.every((line) => /^> ?/.test(line))) {
    return `<blockquote>${lines.map((line) => inline(line.replace(/^> ?/, ''))).join('<br>')}</blockquote>`;
  }
  const [first = ''] = lines;
  const heading = /^(#{2,3}) +(.+)$/.exec(first);
  if (heading?.[1] && heading[2] && lines.length === 1) {
    const level = heading[1].length;
    return `<h${level}>${inline(heading[2])}</h${level}>`;
  }
  return `<p>${lines.map(inline).join('<br>')}</p>`;
}

/** Typed text to HTML (`p h2 h3 ul li blockquote strong a br` only). Still goes through the sanitiser. */
export function htmlOfMarkup(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(block)
    .join('\n');
}

function inlineBack(html: string): string {
  return unescapeHtml(
    html
      .replace(/<br\s*\/?>/g, '\n')
      .replace(/<strong>(.*?)<\/strong>/gs, '**$1**')
      .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs, '[$2]($1)')
      .replace(/<[^>]+>/g, ''),
  ).trim();
}

/** The HTML of `htmlOfMarkup` back to what was typed; other HTML becomes its plain text. */
export function markupOfHtml(html: string): string {
  const parts: string[] = [];
  for (const [, tag = '', inner = ''] of html.matchAll(
    /<(p|h2|h3|ul|ol|blockquote)\b[^>]*>([\s\S]*?)<\/\1>/g,
  )) {
    if (tag === 'ul' || tag === 'ol') {
      const items = [...inner.matchAll(/<li\b[^>]*>([\s\S]*?)<\/li>/g)].map(
        ([, item = '']) => `- ${inlineBack(item)}`,
      );
      parts.push(items.join('\n'));
    } else if (tag === 'blockquote') {
      parts.push(
        inlineBack(inner)
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n'),
      );
    } else {
      parts.push(`${tag === 'h2' ? '## ' : tag === 'h3' ? '### ' : ''}${inlineBack(inner)}`);
    }
  }
  return parts.length > 0 ? parts.join('\n\n') : inlineBack(html);
}

/** The words of an HTML text, one block per line: for scanning, search and summaries. */
export function plainTextOf(html: string): string {
  return unescapeHtml(
    html
      .replace(/<br\s*\/?>/g, '\n')
      .replace(/<\/(p|h2|h3|li|blockquote|ul|ol)>\n*/g, '\n')
      .replace(/<[^>]+>/g, ''),
  )
    .replace(/\n{2,}/g, '\n')
    .trim();
}

/**
 * The beginning of a text for lists and descriptions: whole sentences up to about `most` characters, cut within a
 * sentence only when the first is longer. Takes HTML.
 */
export function beginningOf(html: string, most: number): string {
  const text = plainTextOf(html)
    .split('\n')
    .reduce((all, line) => (/[\w.,;:!?)]$/.test(all) ? `${all} ${line}` : `${all}${line}`), '');
  if (text.length <= most) return text;
  const ends = [...text.slice(0, most).matchAll(/[。！？!?]”?|\.(?=\s)/g)];
  const last = ends.at(-1);
  if (last && last.index > most / 3) return text.slice(0, last.index + last[0].length);
  return `${text.slice(0, most)}……`;
}
