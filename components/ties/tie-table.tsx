import { getTranslations } from 'next-intl/server';
import { ActButton } from '@/components/forms/act-button';
import { SectionHead } from '@/components/ui/page-head';
import { removeTieAction } from '@/lib/ties/actions';
import type { PersonTies, TieRow } from '@/lib/ties/queries/list-ties';
import { TiePersonName } from './tie-person';

/** Ties as somebody told them, and those that follow from the ledger. */
export async function TieTables({ ties }: { ties: PersonTies }) {
  const t = await getTranslations('ties.desk');
  return (
    <>
      <section className="part" aria-labelledby="stated">
        <SectionHead id="stated" title={t('stated')} />
        {ties.stated.length === 0 ? (
          <p className="note">{t('none')}</p>
        ) : (
          <Lines merchantId={ties.id} caption={t('stated')} rows={ties.stated} />
        )}
      </section>
      <section className="part" aria-labelledby="derived">
        <SectionHead id="derived" title={t('derived')} note={t('derivedNote')} />
        {ties.derived.length === 0 ? (
          <p className="note">{t('noDerived')}</p>
        ) : (
          <Lines merchantId={ties.id} caption={t('derived')} rows={ties.derived} />
        )}
      </section>
    </>
  );
}

type LinesProps = { merchantId: string; caption: string; rows: readonly TieRow[] };

async function Lines({ merchantId, caption, rows }: LinesProps) {
  // messages: ties.desk.word.*
  const t = await getTranslations('ties.desk');
  const isStated = rows.some((row) => row.stated !== null);
  const mayRemove = rows.some((row) => row.canRemove);
  const columns = isStated
    ? ([
        'person',
        'word',
        'since',
        'note',
        'source',
        'unit',
        ...(mayRemove ? (['act'] as const) : []),
      ] as const)
    : (['person', 'word', 'evidence'] as const);
  return (
    <div className="table-scroll" role="group" aria-label={caption} tabIndex={0}>
      <table className="plain-table tie-table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td>
                <TiePersonName person={row.person} />
              </td>
              <td>{t(`word.${row.word}`)}</td>
              {row.stated ? (
                <>
                  <td>{row.stated.since}</td>
                  <td>{row.stated.note}</td>
                  <td>{row.stated.source}</td>
                  <td>{row.stated.unit}</td>
                </>
              ) : (
                <td>{row.evidence}</td>
              )}
              {row.stated && mayRemove ? (
                <td>
                  {row.canRemove ? (
                    <ActButton
                      action={removeTieAction.bind(null, merchantId)}
                      id={row.stated.id}
                      title={t('remove.title')}
                      explain={t('remove.explain')}
                      confirmText={t('remove.confirm')}
                    >
                      {t('remove.act')}
                    </ActButton>
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
