import Link from 'next/link';

type PagerProps = {
  /** “50 行” or “3,846 人”: what is on the page, said by the caller. */
  summary?: string;
  previousHref: string | null;
  nextHref: string | null;
  previousText: string;
  nextText: string;
  label: string;
};

/** Keyset paging: previous and next, no jump to page N. */
export function Pager({ summary, previousHref, nextHref, previousText, nextText, label }: PagerProps) {
  return (
    <nav className="pager" aria-label={label}>
      {summary ? <span>{summary}</span> : null}
      <span className="pages">
        <Step href={previousHref} rel="prev" text={`‹ ${previousText}`} />
        <Step href={nextHref} rel="next" text={`${nextText} ›`} />
      </span>
    </nav>
  );
}

function Step({ href, rel, text }: { href: string | null; rel: 'prev' | 'next'; text: string }) {
  return href === null ? (
    <span className="off" aria-disabled="true">
      {text}
    </span>
  ) : (
    <Link href={href} rel={rel}>
      {text}
    </Link>
  );
}
