import { getTranslations } from 'next-intl/server';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { Menu } from '@/components/ui/menu';
import { chooseColumnsAction } from '@/lib/views/actions';
import type { LedgerViews } from '@/lib/views/queries';
import type { ViewNoun } from '@/lib/views/schema';
import { ColumnList } from './column-list';

type Props = {
  noun: ViewNoun;
  state: LedgerViews;
  /** name of each column, as the table heads it */
  label: (key: string) => string;
};

/** Which columns the ledger shows and in which order; remembered for the person. */
export async function ColumnMenu({ noun, state, label }: Props) {
  const t = await getTranslations('views.desk');
  const [lead, ...shown] = state.columns;
  const rest = state.offered.filter((key) => !state.columns.includes(key));
  const view = state.current ? `&view=${state.current.id}` : '';
  return (
    <Menu key={state.columns.join()} summary={t('columns')} summaryClass="" end>
      <div className="view-form column-menu">
        <Form action={chooseColumnsAction} label={t('columnsTitle')} labels={{ columns: t('columns') }}>
          <input type="hidden" name="noun" value={noun} />
          <input type="hidden" name="query" value={`${state.query}${view}`} />
          {lead ? <input type="hidden" name="columns" value={lead} /> : null}
          <p className="view-note">{t('columnsNote', { name: lead ? label(lead) : '' })}</p>
          <ColumnList
            columns={[...shown, ...rest].map((key) => ({ key, text: label(key), on: shown.includes(key) }))}
            texts={{
              earlier: t.raw('columnEarlier') as string, // cast: the placeholder is filled by the list
              later: t.raw('columnLater') as string, // cast: the same
            }}
          />
          <div className="line">
            <SubmitButton>{t('columnsDo')}</SubmitButton>
            <SubmitButton look="line" name="usual" value="on">
              {t('columnsUsual')}
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Menu>
  );
}
