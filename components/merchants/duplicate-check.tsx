import { TextsProvider } from '@/components/ui/texts';
import { clientTexts } from '@/lib/i18n/client-texts';
import { checkDuplicatesAction } from '@/lib/merchants/actions';
import { DuplicateWarning } from './duplicate-warning';

/** The question whether the ledger knows the person already, inside the form of a person. */
export async function DuplicateCheck({ isNew }: { isNew: boolean }) {
  return (
    <TextsProvider texts={await clientTexts('zh-CN', ['ui', 'merchants.desk.duplicates'])}>
      <DuplicateWarning check={checkDuplicatesAction} isNew={isNew} />
    </TextsProvider>
  );
}
