import { describe, expect, it } from 'vitest';
import { isGovernmentSite } from '@/components/layout/foreign-link';

describe('leaving-site prompt', () => {
  it('is skipped for government sites only, never for look-alikes', () => {
    expect(isGovernmentSite('https://www.gov.cn/x')).toBe(true);
    expect(isGovernmentSite('https://gov.cn/')).toBe(true);
    expect(isGovernmentSite('https://evilgov.cn/')).toBe(false);
    expect(isGovernmentSite('https://gov.cn.example.com/')).toBe(false);
    expect(isGovernmentSite('javascript:alert(1)//gov.cn')).toBe(false);
  });
});
