/** The documents of both submissions: how many pages, and whether they are the same pictures. */
import type { Case } from '../../../shared/domain/case';
import type { Conflict } from '../../../shared/ipc/calls/conflict';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import { useMessages } from '../language/messages-context';

type Paper = Conflict['ours']['documents'][number];

/** To read: documents are never taken over, their pictures may not be here. */
export function PaperComparison(props: { readonly current: Case; readonly both: Conflict }) {
  const { conflict } = useMessages();
  const { packs } = useSession();
  const { ours, theirs } = props.both;
  const { requirements } = packs.packOf(props.current).pack;
  const of = (papers: readonly Paper[], id: string) =>
    papers.find(({ requirementId }) => requirementId === id);
  const ids = [
    ...new Set([...ours.documents, ...theirs.documents].map((one) => one.requirementId)),
  ];
  const differing = ids.filter((id) => of(ours.documents, id)?.same !== true);
  if (differing.length === 0) return <p>{conflict.papersSame}</p>;
  const told = (paper: Paper | undefined) =>
    paper === undefined ? conflict.none : conflict.pages(paper.pages);
  return (
    <>
      <Table
        label={conflict.papers}
        rows={differing}
        rowKey={(id) => id}
        columns={[
          {
            id: 'paper',
            title: conflict.field,
            rowHeader: true,
            cell: (id) => requirements.find((one) => one.id === id)?.title ?? id,
          },
          { id: 'ours', title: conflict.ours, cell: (id) => told(of(ours.documents, id)) },
          {
            id: 'theirs',
            title: conflict.theirs,
            cell: (id) => {
              const [mine, other] = [of(ours.documents, id), of(theirs.documents, id)];
              return mine !== undefined && other !== undefined && mine.pages === other.pages
                ? conflict.pagesOther(other.pages)
                : told(other);
            },
          },
        ]}
      />
      <p>{conflict.papersKept}</p>
    </>
  );
}
