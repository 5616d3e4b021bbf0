import { publicAddress } from '@/components/programme/public-metadata';
import { listPublicArticleAddresses } from '@/lib/articles/queries/public-articles';
import { isLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { listPublicStoryAddresses } from '@/lib/showcase/queries/public-stories';

export const dynamic = 'force-dynamic';

const ITEMS = 40;
/** Text for XML: signs as references, control characters (which XML 1.0 can't hold) dropped. */
const escapeXml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

/** RSS 2.0 of the newest stories and articles; what is withdrawn is gone with the next request. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const [stories, articles, { profile }] = await Promise.all([
    listPublicStoryAddresses(ITEMS),
    listPublicArticleAddresses(ITEMS),
    getPublicProgramme(),
  ]);
  const items = [
    ...stories.map((story) => ({ ...story, path: `/showcase/${story.slug}` })),
    ...articles.map((article) => ({ ...article, path: `/news/${article.slug}` })),
  ]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, ITEMS)
    .map(({ title, summary, path, at }) => {
      const url = escapeXml(publicAddress(locale, path));
      return `<item><title>${escapeXml(title)}</title><link>${url}</link><guid isPermaLink="true">${url}</guid><pubDate>${at.toUTCString()}</pubDate><description>${escapeXml(summary)}</description></item>`;
    });
  const self = escapeXml(publicAddress(locale, '/rss.xml'));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escapeXml(inLocale(profile.nameLong, locale))}</title><link>${escapeXml(publicAddress(locale, '/'))}</link><atom:link href="${self}" rel="self" type="application/rss+xml"/><description>${escapeXml(inLocale(profile.slogan, locale))}</description><language>${locale}</language>
${items.join('\n')}
</channel></rss>
`;
  return new Response(xml, { headers: { 'content-type': 'application/rss+xml; charset=utf-8' } });
}
