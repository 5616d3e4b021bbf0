import { getTranslations } from 'next-intl/server';
import { Checkbox } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { Menu } from '@/components/ui/menu';
import {
  chooseDefaultViewAction,
  deleteViewAction,
  moveViewAction,
  updateViewAction,
} from '@/lib/views/actions';
import type { LedgerViews, ViewTab } from '@/lib/views/queries';
import type { ViewNoun } from '@/lib/views/schema';

type Props = { noun: ViewNoun; view: ViewTab; state: LedgerViews };

/** What can be done with the view that is open: every act is a form of its own and works without script. */
export async function ViewMenu({ noun, view, state }: Props) {
  const t = await getTranslations('views.desk');
  return (
    <Menu summary={t('manage')} summaryClass="" end>
      {view.can.change ? (
        <div className="view-form">
          <ChangeForm view={view} state={state} />
        </div>
      ) : (
        <p className="view-form view-note">{t('sharedBy', { author: view.author ?? '' })}</p>
      )}
      <div className="view-form">
        <div className="line">
          <Form
            action={chooseDefaultViewAction}
            label={t(view.isDefault ? 'defaultOff' : 'defaultOn')}
            labels={{}}
          >
            <input type="hidden" name="noun" value={noun} />
            {view.isDefault ? null : <input type="hidden" name="view" value={view.id} />}
            <SubmitButton look="line">{t(view.isDefault ? 'defaultOff' : 'defaultOn')}</SubmitButton>
          </Form>
          {view.isOwn ? (
            <Form action={moveViewAction} label={t('move')} labels={{}}>
              <input type="hidden" name="id" value={view.id} />
              <div className="line">
                <SubmitButton look="line" name="to" value="earlier">
                  {t('earlier')}
                </SubmitButton>
                <SubmitButton look="line" name="to" value="later">
                  {t('later')}
                </SubmitButton>
              </div>
            </Form>
          ) : null}
        </div>
      </div>
      {view.can.change ? (
        <details className="view-form">
          <summary>{t('delete')}</summary>
          <p className="view-note">{t(view.isShared ? 'deleteShared' : 'deleteOwn')}</p>
          <Form action={deleteViewAction} label={t('delete')} labels={{}}>
            <input type="hidden" name="id" value={view.id} />
            <SubmitButton look="danger">{t('deleteDo', { name: view.name })}</SubmitButton>
          </Form>
        </details>
      ) : null}
    </Menu>
  );
}

async function ChangeForm({ view, state }: { view: ViewTab; state: LedgerViews }) {
  const t = await getTranslations('views.desk');
  return (
    <Form
      action={updateViewAction}
      label={t('changeTitle')}
      labels={{ name: t('name'), shared: t('shared'), take: t('take') }}
      values={{ name: view.name }}
      version={view.version}
    >
      <input type="hidden" name="id" value={view.id} />
      <input type="hidden" name="query" value={state.query} />
      <input type="hidden" name="columns" value={state.columns.join(',')} />
      <TextField name="name" label={t('name')} required maxLength={20} />
      {state.can.share || view.isShared ? (
        <Checkbox name="shared" label={t('shared')} hint={t('sharedHint')} defaultChecked={view.isShared} />
      ) : null}
      {state.isChanged ? (
        <Checkbox name="take" label={t('take')} hint={t('takeHint')} defaultChecked />
      ) : null}
      <SubmitButton>{t('changeDo')}</SubmitButton>
    </Form>
  );
}
