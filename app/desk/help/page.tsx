import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/components/ui/description-list';
import { Kbd } from '@/components/ui/hint';
import { PageHead, SectionHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk.desk.help');
  return { title: t('title') };
}

const ROLES = [
  'clerk',
  'chief',
  'leader',
  'filler',
  'supervisor',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
const KEYS = [
  ['palette', ['Ctrl', 'K']],
  ['move', ['J', 'K']],
  ['open', ['Enter']],
  ['edit', ['E']],
  ['close', ['Esc']],
] as const;

/** What each role does on the desk, and the keys: for everybody who may open the desk. */
export default async function HelpPage() {
  await requireActor('clerk', 'chief', 'leader', 'filler', 'supervisor', 'sysadmin', 'secadmin', 'auditor');
  // messages: desk.desk.help.roles.* desk.desk.help.keys.* auth.role.*
  const t = await getTranslations('desk.desk.help');
  const role = await getTranslations('auth.role');
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t('note')} />
      <section className="part" aria-labelledby="roles">
        <SectionHead id="roles" title={t('rolesTitle')} />
        <DescriptionList facts={ROLES.map((key) => ({ term: role(key), value: t(`roles.${key}`) }))} />
      </section>
      <section className="part" aria-labelledby="keys">
        <SectionHead id="keys" title={t('keysTitle')} />
        <DescriptionList
          facts={KEYS.map(([key, names]) => ({
            term: t(`keys.${key}`),
            value: names.map((name) => <Kbd key={name}>{name}</Kbd>),
          }))}
        />
      </section>
      <section className="part" aria-labelledby="safety">
        <SectionHead id="safety" title={t('safetyTitle')} />
        <p>{t('safety')}</p>
      </section>
    </div>
  );
}
