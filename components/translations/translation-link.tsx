import { getTranslations } from 'next-intl/server';
import { LinkButton } from '@/components/ui/button';
import { queryText } from '@/lib/shared/search-query';
import type { TranslatableNoun } from '@/lib/translations/rules';

/** From a record to its translation, for who has a part in translations. */
export async function TranslationLink({
  noun,
  id,
  isAllowed,
}: {
  noun: TranslatableNoun;
  id: string;
  isAllowed: boolean;
}) {
  if (!isAllowed) return null;
  const t = await getTranslations('translations.desk');
  return <LinkButton href={`/desk/translations/${id}${queryText({ noun })}`}>{t('open')}</LinkButton>;
}
