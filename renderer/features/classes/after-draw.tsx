/** Below a result: pupils who came later and their roll, trades of places, and links with the reasons nobody else is told. */
import type { KeptRollTold } from '../../../shared/ipc/calls/classes';
import { Table } from '../../ui/data/table';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { spelledName } from '../language/rare-characters';
import { ErrorNotice } from '../trouble/error-notice';
import type { ClassDrafts } from './class-drafts';
import { FrozenRoll } from './frozen-roll';
import { LatePupils } from './late-pupils';
import { Trades } from './trades';
import { useAfter, useLists, type AfterDraw } from './use-classes';

type Link = AfterDraw['links'][number];

export function AfterTheDraw(props: {
  readonly first: KeptRollTold;
  /** The roll of late pupils that waits for its draw. */
  readonly open: KeptRollTold | undefined;
  readonly drafts: ClassDrafts;
  readonly round: unknown;
  readonly onDone: () => void;
}) {
  const { first, open, drafts, round, onDone } = props;
  const { after, error } = useAfter(first.id, round);
  const { lists } = useLists(first.id, round);
  if (after === undefined || lists === undefined) return <ErrorNotice error={error} />;
  return (
    <>
      {open === undefined ? (
        <LatePupils first={first} after={after} lists={lists} drafts={drafts} onDone={onDone} />
      ) : (
        <FrozenRoll key={open.id} roll={open} onDone={onDone} />
      )}
      <Trades id={first.id} lists={lists} trades={after.trades} onDone={onDone} />
      {after.links.length > 0 && <Links links={after.links} />}
    </>
  );
}

function Links({ links }: { readonly links: readonly Link[] }) {
  const { classes: say, words } = useMessages();
  const { id, what, names } = say.after.linkColumns;
  const whatOf = ({ kind, reason }: Link) => {
    if (reason === undefined) return say.paper.linkKinds[kind];
    const why = { ...say.togetherReasons, ...say.apartReasons }[reason];
    return say.linkWords[kind](why);
  };
  return (
    <Section title={say.after.linkTitle}>
      <Table<Link>
        label={say.after.linkTitle}
        rows={links}
        rowKey={(link) => String(link.id)}
        columns={[
          { id: 'id', title: id, rowHeader: true, width: '6rem', cell: (link) => link.id },
          { id: 'what', title: what, cell: whatOf },
          {
            id: 'names',
            title: names,
            cell: (link) =>
              link.names
                .map((name) => (name === '' ? say.gone : spelledName(name)))
                .join(words.comma),
          },
        ]}
      />
    </Section>
  );
}
