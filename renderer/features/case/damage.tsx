/** Says of a case that the disk damaged it: in a word beside its state, and in full on its screen. */
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { WarningIcon } from '../../ui/icon/action-icons';
import { useMessages } from '../language/messages-context';
import { useDamage } from '../trouble/integrity';

/** Nothing for a case that is whole. */
export function DamageBadge({ caseId }: { readonly caseId: string }) {
  const { integrity } = useMessages();
  const damage = useDamage(caseId);
  if (damage === undefined) return null;
  return (
    <StatusBadge tone="danger" icon={<WarningIcon />}>
      {integrity.ofCase[damage].badge}
    </StatusBadge>
  );
}

/** What happened, what is safe, what to do; nothing for a case that is whole. */
export function DamageNotice({ caseId }: { readonly caseId: string }) {
  const { integrity } = useMessages();
  const damage = useDamage(caseId);
  if (damage === undefined) return null;
  const { title, lines } = integrity.ofCase[damage];
  return <Notice tone="danger" live="off" title={title} lines={lines} />;
}
