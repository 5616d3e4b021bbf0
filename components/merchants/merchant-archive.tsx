import { getTranslations } from 'next-intl/server';
import { archiveMerchantAction, restoreMerchantAction } from '@/lib/merchants/actions';
import type { MerchantDetail } from '@/lib/merchants/queries/get-merchant';
import { ArchiveButton } from '@/components/forms/archive-button';

/** The act that fits the record's state: archive, or restore. */
export async function MerchantArchive({ merchant }: { merchant: MerchantDetail }) {
  const t = await getTranslations('merchants.desk.record');
  const isArchived = merchant.archivedOn !== null;
  return (
    <ArchiveButton
      id={merchant.id}
      version={merchant.version}
      action={isArchived ? restoreMerchantAction : archiveMerchantAction}
      texts={
        isArchived
          ? {
              button: t('restore'),
              title: t('restoreTitle'),
              explain: t('restoreExplain'),
              reason: t('restoreReason'),
            }
          : {
              button: t('archive'),
              title: t('archiveTitle'),
              explain: t('archiveExplain'),
              reason: t('archiveReason'),
            }
      }
    />
  );
}
