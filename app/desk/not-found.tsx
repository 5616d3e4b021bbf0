import { RefusalPage } from '@/components/layout/refusal-page';

export default function NotFound() {
  return <RefusalPage kind="notFound" where="desk" />;
}
