import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ExampleMark } from '../ui/badge';
import { Breadcrumbs, PageHead, SectionHead } from '../ui/page-head';

type RecordPageProps = {
  /** The ledger that the record stands in, and further steps down to it. */
  trail: ReadonlyArray<{ text: string; href: string }>;
  name: string;
  /** Title where it is not the name. */
  title?: string;
  /** Invented data carry 示例 behind the title, unless the name says so itself. */
  isSample?: boolean;
  note?: ReactNode;
  acts?: ReactNode;
  /** What happened: right of the facts, below them on a phone. */
  aside: ReactNode;
  children: ReactNode;
};

/** One record on the desk: where it stands, what may be done, facts on the left, what happened on the right. */
export async function RecordPage({
  trail,
  name,
  title = name,
  isSample = false,
  note,
  acts,
  aside,
  children,
}: RecordPageProps) {
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs label={ui('breadcrumbs')} items={[...trail, { text: name }]} />
      <PageHead
        title={
          isSample && !title.includes(ui('example')) ? (
            <>
              {title} <ExampleMark text={ui('example')} />
            </>
          ) : (
            title
          )
        }
        note={note}
        acts={acts}
      />
      <div className="record">
        <div className="record-side">{children}</div>
        <div className="record-side">{aside}</div>
      </div>
    </div>
  );
}

/** One part of a record under its own heading. */
export function RecordPart({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="part" aria-labelledby={id}>
      <SectionHead id={id} title={title} note={note} />
      {children}
    </section>
  );
}
