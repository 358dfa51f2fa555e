/** Whose a line of a table is, where there are several platforms. */
import type { Messages } from '../../../shared/i18n/messages';
import type { SyncStatus } from '../../../shared/ipc/contract';
import type { TableColumn } from '../../ui/data/table-props';
import { platformNamed } from './takes-case';

/** No column at a station with one platform. */
export function platformColumn<Row extends { readonly platform?: string | undefined }>(
  { platforms: words }: Messages,
  status: SyncStatus | undefined,
): readonly TableColumn<Row>[] {
  if (status?.platforms === undefined) return [];
  return [
    {
      id: 'platform',
      title: words.platform,
      cell: ({ platform }) => platformNamed(status, platform),
    },
  ];
}
