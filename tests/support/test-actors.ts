import { randomUUID } from 'node:crypto';
import { makeActor, type PersonActor, type PublicActor } from '@/lib/server/actor';

/** A visitor at an address. */
export function visitorAt(address: string): PublicActor {
  return makeActor({ kind: 'public', requestId: randomUUID(), address });
}

/** A person as an account and its grant make one; what is not given is empty. */
export function personWith(
  given: Pick<PersonActor, 'userId' | 'grantId' | 'role'> & Partial<Pick<PersonActor, 'unitId' | 'unitIds'>>,
): PersonActor {
  return makeActor({
    kind: 'person',
    userName: '示例',
    unitId: null,
    scopeRootId: given.unitId ?? null,
    unitIds: [],
    isWholeProgramme: false,
    chamberIds: [],
    merchantId: null,
    sessionId: null,
    steppedUpAt: null,
    tokenScopes: null,
    requestId: randomUUID(),
    address: null,
    ...given,
  });
}
