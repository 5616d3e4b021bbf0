import { permanentRedirect } from 'next/navigation';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';

export const dynamic = 'force-dynamic';

/** Chains stand beside the parks: one page for both. */
export default async function ChainsPage({ params }: { params: Promise<{ locale: string }> }) {
  permanentRedirect(localePath(toLocale((await params).locale), '/parks#chains'));
}
