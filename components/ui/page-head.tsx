import Link from 'next/link';
import type { ReactNode } from 'react';

/** Title of a page with its note and acts. One per page; it holds the only h1. */
export function PageHead({
  title,
  note,
  acts,
  id,
}: {
  title: ReactNode;
  note?: ReactNode;
  acts?: ReactNode;
  id?: string;
}) {
  return (
    <div className="page-head">
      <h1 id={id}>{title}</h1>
      {note ? <p className="note">{note}</p> : null}
      {acts ? <div className="acts">{acts}</div> : null}
    </div>
  );
}

/** Title of a section, with a note and one link to the whole. */
export function SectionHead({
  title,
  note,
  href,
  linkText,
  id,
}: {
  title: ReactNode;
  note?: ReactNode;
  href?: string;
  linkText?: string;
  id?: string;
}) {
  return (
    <div className="section-head">
      <h2 id={id}>{title}</h2>
      {note ? <p className="note">{note}</p> : null}
      {href && linkText ? (
        <Link href={href} className="more-link">
          {linkText}
        </Link>
      ) : null}
    </div>
  );
}

/** Where this page stands. The last item is the page itself and has no link. */
export function Breadcrumbs({
  items,
  label,
}: {
  items: ReadonlyArray<{ text: string; href?: string }>;
  label: string;
}) {
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol>
        {items.map((item, index) => (
          <li key={`${index}-${item.text}`}>
            {item.href ? (
              <Link href={item.href}>{item.text}</Link>
            ) : (
              <span aria-current="page">{item.text}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
