import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { StatePage } from '@/components/ui/empty-state';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: 'layout.go' });
  return { title: t('title'), robots: { index: false } };
}

/** http and https addresses with a host and without a sign-in in them; anything else is refused. */
function foreignUrl(given: string | string[] | undefined): URL | null {
  if (typeof given !== 'string' || given.length > 2000 || !URL.canParse(given)) return null;
  const url = new URL(given);
  const plain = /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  return plain ? url : null;
}

/** Leaving-site prompt (domain.md H8): a page of its own, so that it works by keyboard and without script. */
export default async function LeavingPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('layout.go');
  const url = foreignUrl((await searchParams)['to']);
  const home = <LinkButton href={localePath(locale, '/')}>{t('abandon')}</LinkButton>;
  if (url === null) {
    return (
      <StatePage seal={t('badSeal')} title={t('badTitle')} acts={home}>
        <p>{t('bad')}</p>
      </StatePage>
    );
  }
  return (
    <StatePage
      seal={t('seal')}
      title={t('title')}
      acts={
        <>
          {home}
          <a className="btn btn-primary" href={url.href} rel="noopener noreferrer nofollow">
            {t('proceed')}
          </a>
        </>
      }
    >
      <p>{t('explain')}</p>
      <p className="notice mt-4">
        {t('address')} <b className="break-all">{url.host}</b>
        <br />
        <span className="text-xs break-all">{url.href}</span>
      </p>
    </StatePage>
  );
}
