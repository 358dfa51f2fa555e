/** 四性检测未通过: why an archive was not sealed, item by item, each with its file. */
import type { Case } from '../../../shared/domain/case';
import { checkItems } from '../../../shared/archive/checks/check-items';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';

/** Nothing while there is nothing to tell; opening the archive tries again. */
export function ArchiveRefusal({ current }: { readonly current: Case }) {
  const { archive, casePage, words } = useMessages();
  const { refused } = current.archive ?? {};
  if (refused === undefined) return null;
  const titleOf = (item: string) => {
    const known = checkItems.find(({ id }) => id === item);
    return known === undefined ? item : archive.checks[known.id].title;
  };
  return (
    <Notice
      tone="warning"
      title={casePage.archiveRefused}
      lines={[
        ...refused.failed.map(({ item, says }) => `${titleOf(item)}${words.colon}${says}`),
        casePage.archiveRefusedKept,
      ]}
    />
  );
}
