'use client';

import { ErrorPage } from '@/components/layout/error-page';

export default function Failed({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <ErrorPage error={error} retry={retry} />;
}
