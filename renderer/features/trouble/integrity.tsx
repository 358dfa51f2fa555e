/** What the record's check of itself found, told once and kept up to date for every screen. */
import { createContext, use, useMemo, type ReactNode } from 'react';
import type { CaseDamage, Integrity } from '../../../shared/ledger/integrity';
import { damagedCases } from '../../../shared/ledger/integrity';
import { useFollowed } from '../../session/follow';
import { useSession } from '../../session/session-provider';

type Known = {
  /** `undefined` until main has answered. */
  readonly integrity: Integrity | undefined;
  readonly damaged: ReadonlyMap<string, CaseDamage>;
};

const IntegrityContext = createContext<Known>({ integrity: undefined, damaged: new Map() });

/** Asks main once and listens from then on. */
export function IntegrityProvider({ children }: { readonly children: ReactNode }) {
  const { bridge } = useSession();
  const [integrity] = useFollowed('integrityChanged', bridge.ledger.integrity);
  const troubles = integrity?.troubles;
  const damaged = useMemo(() => damagedCases(troubles ?? []), [troubles]);
  const known = useMemo(() => ({ integrity, damaged }), [integrity, damaged]);
  return <IntegrityContext value={known}>{children}</IntegrityContext>;
}

/** The newest word of main on its record. */
export function useIntegrity(): Integrity | undefined {
  return use(IntegrityContext).integrity;
}

/** What a case lacks; nothing when it is whole as far as is known. */
export function useDamage(caseId: string): CaseDamage | undefined {
  return use(IntegrityContext).damaged.get(caseId);
}
