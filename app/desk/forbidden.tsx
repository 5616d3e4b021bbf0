import { RefusalPage } from '@/components/layout/refusal-page';

export default function Forbidden() {
  return <RefusalPage kind="forbidden" where="desk" />;
}
