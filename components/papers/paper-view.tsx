import { DescriptionList } from '@/components/ui/description-list';
import { Notice } from '@/components/ui/notice';
import { PlainTable } from '@/components/tables/plain-table';
import type { PaperBlock } from '@/lib/server/paper/paper';
import './papers.css';

/** A paper's parts as a page shows them: the same words in the same order as in the file. */
export function PaperView({ label, blocks }: { label: string; blocks: readonly PaperBlock[] }) {
  return (
    <article className="paper" aria-label={label}>
      {blocks.map((block, index) => (
        // the order of a paper never changes while it is shown
        <Part key={index} block={block} />
      ))}
    </article>
  );
}

function Part({ block }: { block: PaperBlock }) {
  switch (block.kind) {
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'text':
      return <p>{block.text}</p>;
    case 'warning':
      return <Notice tone="warn">{block.text}</Notice>;
    case 'note':
      return <p className="note">{block.text}</p>;
    case 'facts':
      return <DescriptionList facts={block.rows.map(([term, value]) => ({ term, value }))} />;
    case 'list':
      return (
        <ol>
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ol>
      );
    case 'table':
      return (
        <PlainTable
          caption={block.columns.map((column) => column.head).join('、')}
          hideCaption
          columns={block.columns.map((column, index) => ({
            key: String(index),
            label: column.head,
            ...(column.align ? { align: column.align } : {}),
          }))}
          rows={block.rows.map((cells, index) => ({ id: String(index), cells: [...cells] }))}
        />
      );
    case 'newPage':
      return <hr />;
  }
}
