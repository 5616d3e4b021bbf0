import sanitizeHtml from 'sanitize-html';

const TAGS = ['p', 'h2', 'h3', 'ul', 'ol', 'li', 'blockquote', 'strong', 'em', 'a', 'br'];

/**
 * The allow-list that every public text passes on the way in and again on the way out (security.md, “What comes in”):
 * a dozen tags, no attribute but a link's address, no scripts, styles, pictures or frames. `linkTo` may send links
 * that leave the site through the leaving-site page (domain.md H8).
 */
export function sanitizeRichText(html: string, linkTo: (href: string) => string = (href) => href): string {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['https', 'http'],
    allowedSchemesAppliedToAttributes: ['href'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    transformTags: {
      a: (tagName, attributes) => {
        const href = attributes['href'] ?? '';
        return {
          tagName,
          attribs: { href: linkTo(href), ...(/^https?:/i.test(href) ? { rel: 'noopener nofollow' } : {}) },
        };
      },
    },
  });
}
