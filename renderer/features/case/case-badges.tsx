/** What a case is, beside its name at the head of every screen about it. */
import type { ReactNode } from 'react';
import type { Case } from '../../../shared/domain/case';
import { useMessages } from '../language/messages-context';
import { DamageBadge } from './damage';
import { StateBadge } from './state-badge';

/** Its state, its matter, `children` that are of the same kind, and whether something of it is damaged. */
export function CaseBadges(props: {
  readonly current: Pick<Case, 'id' | 'kind' | 'state'>;
  readonly children?: ReactNode;
}) {
  const { words } = useMessages();
  const { id, kind, state } = props.current;
  return (
    <>
      <StateBadge state={state} />
      <span>{words.kinds[kind]}</span>
      {props.children}
      <DamageBadge caseId={id} />
    </>
  );
}
