import { createTranslator } from 'next-intl';
import { loadMessages } from '@/lib/i18n/messages';
import type { Locale } from '@/lib/i18n/routing';

/** Stands alone: no file of the build, no script, the nonce for its few rules. The colours are those of app/globals.css. */
const STYLE = `body{margin:0;background:#f8f4ec;color:#1c1a17;font:1.0625rem/1.8 "Noto Serif SC","Songti SC",SimSun,serif}
main{max-width:34rem;margin:12vh auto 0;padding:0 1.5rem}
.seal{width:4.5rem;height:4.5rem;border:2px solid #8f2820;color:#8f2820;font-size:2.5rem;line-height:4.5rem;text-align:center}
h1{font-size:1.625rem;line-height:1.4;margin:1.5rem 0 .75rem}
a{color:#8f2820;display:inline-block;padding:.6rem 0}
aside{background:#1c1a17;color:#f8f4ec;text-align:center;font-size:.875rem;padding:.25rem 1rem}`;

type Page = { locale: Locale; address: string; nonce: string; isDemo: boolean };

/** The whole page that says, with status 503, that the database is away; `address` is the way to try again. */
export async function unavailablePage({ locale, address, nonce, isDemo }: Page): Promise<string> {
  const messages = await loadMessages(locale);
  // cast: the dictionary is read at run time, so the compiler knows none of its keys
  const t = createTranslator({ locale, messages }) as unknown as (key: string) => string;
  // messages: errors.page.unavailable.*
  const text = (key: string): string => escapeHtml(t(`errors.page.unavailable.${key}`));
  const banner = isDemo ? `<aside>${escapeHtml(t('layout.frame.demo'))}</aside>` : '';
  return `<!DOCTYPE html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${text('title')}</title><style nonce="${nonce}">${STYLE}</style></head>
<body>${banner}<main><div class="seal" aria-hidden="true">${text('seal')}</div><h1>${text('title')}</h1>
<p>${text('body')}</p><p><a href="${escapeHtml(address)}">${text('retry')}</a></p></main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
