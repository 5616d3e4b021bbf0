import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import type { Etiquette } from '@/lib/interactions/queries/etiquette';
import { EtiquetteNotices } from './etiquette-notices';

/** On a person's record: what to know before one calls. */
export async function RecordContact({ etiquette }: { etiquette: Etiquette }) {
  const texts = await clientTexts('zh-CN', ['interactions.desk.etiquette', 'interactions.desk.channels']);
  return (
    <TextsProvider texts={texts}>
      <EtiquetteNotices people={[etiquette]} />
    </TextsProvider>
  );
}
