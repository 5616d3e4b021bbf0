import { permanentRedirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

/** The page's well-known address; 数据口径与修订 stands beside the figures themselves. */
export default async function MethodologyAddress({ params }: Props): Promise<never> {
  permanentRedirect(localePath(toLocale((await params).locale), '/figures'));
}
