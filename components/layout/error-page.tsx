'use client';

import { useSyncExternalStore } from 'react';
import { Seal } from '../ui/seal';
import { useText } from '../ui/texts';

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Body of every error.tsx: what happened, a way on, and the number to tell. No detail of the error is shown. */
export function ErrorPage({ error, retry }: ErrorPageProps) {
  const t = useText();
  const offline = useSyncExternalStore(
    watchNetwork,
    () => !navigator.onLine,
    () => false,
  );
  const key = offline ? 'offline' : 'failed';
  return (
    <div className="state-page" role="alert">
      <Seal text={t('errors.page.failed.seal')} size={72} variant="line" />
      <h1>{t(`errors.page.${key}.title`)}</h1>
      <div className="body">
        <p>{t(`errors.page.${key}.body`)}</p>
        <div className="acts">
          <button type="button" className="btn btn-primary" onClick={retry}>
            {t('errors.page.failed.retry')}
          </button>
        </div>
        {error.digest ? <p className="code">{t('errors.page.failed.code', { code: error.digest })}</p> : null}
      </div>
    </div>
  );
}
