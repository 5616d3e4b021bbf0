import './views.css';
import { getTranslations } from 'next-intl/server';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Menu } from '@/components/ui/menu';
import { Tabs, type Tab } from '@/components/ui/tabs';
import { saveViewAction } from '@/lib/views/actions';
import type { LedgerViews } from '@/lib/views/queries';
import type { ViewNoun } from '@/lib/views/schema';
import { ViewMenu } from './view-menu';

type Props = {
  noun: ViewNoun;
  /** views that the ledger brings itself, all records first */
  tabs: readonly Tab[];
  state: LedgerViews;
};

/** Tabs of a ledger: its own views, the person's, those shared with the unit; and the menus that keep them. */
export async function ViewBar({ noun, tabs, state }: Props) {
  const t = await getTranslations('views.desk');
  const { current } = state;
  const saved: Tab[] = state.views.map((view) => ({
    text: view.author ? t('by', { name: view.name, author: view.author }) : view.name,
    href: view.href,
    current: view.id === current?.id,
  }));
  // menus are made anew with the page's question, so that they close when it changes
  const key = `${current?.id ?? ''}?${state.query}#${state.columns.join()}`;
  return (
    <div className="view-bar">
      <Tabs
        label={t('label')}
        tabs={[...tabs.map((tab) => ({ ...tab, current: !current && tab.current === true })), ...saved]}
      />
      <div className="view-acts">
        {current ? <ViewMenu key={`menu ${key}`} noun={noun} view={current} state={state} /> : null}
        {state.isChanged ? (
          <Menu key={`save ${key}`} summary={t('save')} summaryClass="" end>
            <div className="view-form">
              <SaveForm noun={noun} state={state} />
            </div>
          </Menu>
        ) : null}
      </div>
    </div>
  );
}

async function SaveForm({ noun, state }: Pick<Props, 'noun' | 'state'>) {
  const t = await getTranslations('views.desk');
  return (
    <Form
      action={saveViewAction}
      label={t('saveTitle')}
      labels={{ name: t('name'), shared: t('shared'), isDefault: t('isDefault') }}
    >
      <input type="hidden" name="noun" value={noun} />
      <input type="hidden" name="query" value={state.query} />
      <input type="hidden" name="columns" value={state.columns.join(',')} />
      <TextField name="name" label={t('name')} required maxLength={20} placeholder={t('namePlaceholder')} />
      {state.can.share ? <Checkbox name="shared" label={t('shared')} hint={t('sharedHint')} /> : null}
      <Checkbox name="isDefault" label={t('isDefault')} />
      <SubmitButton>{t('saveDo')}</SubmitButton>
    </Form>
  );
}
