import { getTranslations } from 'next-intl/server';
import { Badge, type Tone } from '@/components/ui/badge';
import type { LinkLine, LinkState } from '@/lib/chains/rules';
import type { Locale } from '@/lib/i18n/routing';

const TONES: Record<LinkState, Tone> = { present: 'good', weak: 'warn', missing: 'late' };

/** Links of a chain in their order, each with its state in words. */
export async function ChainLinks({ links, locale }: { links: readonly LinkLine[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'chains.public' });
  if (links.length === 0) return <p className="text-ink-2">{t('noLinks')}</p>;
  return (
    <ol className="flex flex-wrap gap-3">
      {links.map((link) => (
        <li key={link.name} className="flex items-center gap-2 border border-mist px-3 py-2" lang="zh-CN">
          {link.name} <Badge tone={TONES[link.state]}>{t(`state.${link.state}`)}</Badge>
        </li>
      ))}
    </ol>
  );
}
