import { useTranslations } from 'next-intl';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import type { BatchProgress as Progress } from '@/lib/imports/queries/get-batch';
import { isRunning, stepOf, steps } from '@/lib/imports/rules';
import { ActButton } from '@/components/forms/act-button';
import { hrefOf, type BatchViewProps } from './batch-props';
import { JobProgress } from '@/components/ui/job-progress';
import { useJobTexts } from '@/components/ui/job-texts';
import { MapStep } from './map-step';
import { ResultStep } from './result-step';
import { ReviewStep } from './review-step';
import { RowPanel } from './row-panel';
import { ImportSteps } from './steps';

/** A batch at the step where it stands. Its address can be left and come back to. */
export function BatchView(props: BatchViewProps) {
  const { batch, page } = props;
  const t = useTranslations('imports.desk');
  const ui = useTranslations('ui');
  const path = `/desk/imports/${batch.id}`;
  const mapsAgain = batch.state === 'ready' && page.step === 'map';
  const step = mapsAgain ? 'map' : stepOf(batch.state, batch.phase);
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/imports' }, { text: batch.number }]}
      />
      {/* messages: imports.desk.state.* imports.desk.steps.* */}
      <PageHead
        title={batch.fileName}
        note={[t(`state.${batch.state}`), batch.unitName, batch.userName].join(' · ')}
      />
      <ImportSteps
        current={step}
        label={t('steps.label')}
        steps={steps.map((key) => ({
          key,
          text: t(`steps.${key}`),
          ...(batch.state === 'ready' && key === 'map' && !mapsAgain
            ? { href: `${props.basePath}${path}?step=map` }
            : {}),
          ...(mapsAgain && key === 'review' ? { href: `${props.basePath}${path}` } : {}),
        }))}
      />
      <Body {...props} mapsAgain={mapsAgain} path={path} />
      {props.opened ? <RowPanel row={props.opened} closeHref={hrefOf(path, page, {})} /> : null}
    </div>
  );
}

function Body(props: BatchViewProps & { mapsAgain: boolean; path: string }) {
  const { batch, progress, actions, basePath } = props;
  const t = useTranslations('imports.desk');
  if (isRunning(batch.state) && progress) return <Running {...props} progress={progress} />;
  if (batch.state === 'mapping' || props.mapsAgain) return <MapStep batch={batch} actions={actions} />;
  if (batch.state === 'ready') return <ReviewStep {...props} />;
  if (batch.state === 'cancelled')
    return (
      <>
        <Notice title={t('cancelledTitle')}>{t('cancelledText')}</Notice>
        <p className="import-acts">
          <LinkButton href="/desk/imports/new">{t('refused.again')}</LinkButton>
        </p>
      </>
    );
  if (batch.state === 'failed') return <Failed batch={batch} actions={actions} />;
  return <ResultStep {...props} basePath={basePath} />;
}

function Running({ batch, progress, actions, basePath }: BatchViewProps & { progress: Progress }) {
  const t = useTranslations('imports.desk.running');
  // messages: imports.desk.running.*
  const texts = useJobTexts(
    Object.fromEntries(
      ['opening', 'reading', 'matching', 'comparing', 'writing', 'undoing'].map((phase) => [phase, t(phase)]),
    ),
  );
  return (
    <>
      <JobProgress
        key={batch.state}
        first={progress}
        url={`${basePath}/api/imports/${batch.id}/progress`}
        texts={texts}
      />
      <p className="hint">{t('leave')}</p>
      {batch.state === 'undoing' ? null : (
        <div className="import-acts">
          <ActButton
            action={actions.cancelBatchAction}
            id={batch.id}
            title={t('cancelTitle')}
            explain={t('cancelText')}
            confirmText={t('cancelDo')}
          >
            {t('cancel')}
          </ActButton>
        </div>
      )}
    </>
  );
}

function Failed({ batch, actions }: Pick<BatchViewProps, 'batch' | 'actions'>) {
  const t = useTranslations('imports.desk.refused');
  // messages: imports.desk.refused.*
  const code = batch.errorCode ?? 'broken';
  return (
    <>
      <Notice tone="late" title={t('title')}>
        {t(code)}
      </Notice>
      <div className="import-acts">
        <LinkButton href="/desk/imports/new" look="primary">
          {t('again')}
        </LinkButton>
        {code === 'rights_revoked' ? (
          <ActButton
            action={actions.retryBatchAction}
            id={batch.id}
            title={t('retry')}
            explain=""
            confirmText={t('retry')}
          >
            {t('retry')}
          </ActButton>
        ) : null}
      </div>
    </>
  );
}
