import type { LetterLine } from './rules-text';

/** Words under a mail: why it came, and where to say that no more are wanted. */
export type MailFoot = { why: string; refuse: string; refuseUrl: string };

const INDENT = '　　';

/** A mail as plain text: paragraphs indented by two characters, name and day of the sender further in. */
export function mailText(lines: readonly LetterLine[], foot: MailFoot): string {
  const body = lines.map(({ kind, text }) => {
    if (kind === 'text') return `${INDENT}${text}`;
    return kind === 'right' ? `${INDENT.repeat(6)}${text}` : text;
  });
  return [...body, '', '--', foot.why, `${foot.refuse}：`, foot.refuseUrl, ''].join('\n');
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const STYLES: Readonly<Record<LetterLine['kind'], string>> = {
  flush: 'margin:0',
  text: 'margin:0;text-indent:2em',
  right: 'margin:0;text-align:right;padding-right:2em',
  blank: 'margin:0;min-height:1.9em',
};

/** The same as a page without pictures, scripts or addresses of other hosts: nothing tells the sender that it was read. */
export function mailHtml(lines: readonly LetterLine[], foot: MailFoot): string {
  const body = lines.map(
    ({ kind, text }) => `<p style="${STYLES[kind]}">${text === '' ? '&nbsp;' : escapeHtml(text)}</p>`,
  );
  return [
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"></head><body style="margin:0;padding:24px;background:#f8f4ec">',
    '<div style="max-width:36em;margin:0 auto;padding:28px 32px;background:#fffdf8;border:1px solid #e3dbcb;color:#1c1a17;',
    "font:16px/1.9 'Noto Serif SC','Songti SC',SimSun,serif\">",
    ...body,
    '</div><div style="max-width:36em;margin:16px auto 0;color:#6b6256;font:13px/1.7 sans-serif">',
    `<p style="margin:0">${escapeHtml(foot.why)}</p>`,
    `<p style="margin:0"><a href="${escapeHtml(foot.refuseUrl)}" style="color:#8f2820">${escapeHtml(foot.refuse)}</a></p>`,
    '</div></body></html>',
  ].join('\n');
}
