import { getLocale, getTranslations } from 'next-intl/server';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { LinkButton } from '../ui/button';
import { StatePage } from '../ui/empty-state';

/** Body of not-found.tsx and forbidden.tsx of the three frames. */
export async function RefusalPage({
  kind,
  where,
}: {
  kind: 'notFound' | 'forbidden';
  where: 'site' | 'desk';
}) {
  // messages: errors.page.*
  const t = await getTranslations('errors.page');
  const locale = toLocale(await getLocale());
  return (
    <StatePage
      seal={t(`${kind}.seal`)}
      title={t(`${kind}.title`)}
      acts={
        where === 'desk' ? (
          <LinkButton href="/desk">{t('notFound.desk')}</LinkButton>
        ) : (
          <LinkButton href={localePath(locale, '/')}>{t('notFound.home')}</LinkButton>
        )
      }
    >
      <p>{t(`${kind}.body`)}</p>
      {kind === 'forbidden' && where === 'desk' ? <p>{t('forbidden.switch')}</p> : null}
    </StatePage>
  );
}
