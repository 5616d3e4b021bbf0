import './globals.css';
import type { Metadata } from 'next';
import { connection } from 'next/server';
import { Seal } from '@/components/ui/seal';
import { clientTexts } from '@/lib/i18n/client-texts';
import { env } from '@/lib/server/env';

export const metadata: Metadata = { title: '404', robots: { index: false } };

/**
 * An address that no route knows. It stands outside the three frames, so it says the same in three languages.
 * Made per request: the policy of an unknown address asks for a nonce, which no stored page can have.
 */
export default async function GlobalNotFound() {
  await connection();
  const zh = await clientTexts('zh-CN', ['errors.page', 'layout.frame']);
  const en = await clientTexts('en', ['errors.page']);
  return (
    <html lang="zh-CN">
      <body>
        <div className="public">
          {env.demo !== false ? (
            <aside className="demo-banner" aria-label={zh['layout.frame.demo']}>
              {zh['layout.frame.demo']}
            </aside>
          ) : null}
          <main id="main">
            <div className="state-page">
              <Seal text={zh['errors.page.notFound.seal'] ?? ''} size={72} variant="line" />
              <h1>{zh['errors.page.notFound.title']}</h1>
              <div className="body">
                <p>{zh['errors.page.notFound.body']}</p>
                <p lang="en">{en['errors.page.notFound.title']}.</p>
                <div className="acts">
                  <a className="btn" href={`${env.basePath}/`}>
                    {zh['errors.page.notFound.home']}
                  </a>
                </div>
              </div>
            </div>
          </main>
        </div>
      </body>
    </html>
  );
}
