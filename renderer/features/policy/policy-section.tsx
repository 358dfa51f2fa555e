/** 政策包 in the settings: which packs are in force for which matter, and the way another one comes in. */
import { caseKinds } from '../../../shared/domain/case-kind';
import type { Messages } from '../../../shared/i18n/messages';
import type { PolicyPack } from '../../../shared/policy/pack';
import type { PackShelf } from '../../../shared/policy/pack-shelf';
import { useSession } from '../../session/session-provider';
import { Table } from '../../ui/data/table';
import type { TableColumn } from '../../ui/data/table-props';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useLine } from '../shell/line-status';
import { InstallPack } from './install-pack';
import { PacksByLineSection } from './packs-by-line';
import styles from './policy.module.css';

/** Everybody sees what is in force; an administrator of a paired station installs. `arriving`: somebody came for what waits. */
export function PolicySection({ arriving }: { readonly arriving: boolean }) {
  const messages = useMessages();
  const { policy } = messages;
  const { session, packs } = useSession();
  const { status } = useLine();
  const why = session.drill
    ? policy.drillNote
    : session.operator.role !== 'admin'
      ? policy.adminOnly
      : status !== undefined && status.platform === undefined
        ? policy.notPaired
        : undefined;
  return (
    <Section title={policy.title} description={policy.explain}>
      <Panel padding="flush">
        <Table
          label={policy.inForce}
          columns={columnsIn(messages)}
          rows={packsInForce(packs)}
          rowKey={({ pack }) => `${pack.id} ${pack.version}`}
        />
      </Panel>
      {why === undefined && <PacksByLineSection arriving={arriving} />}
      {why === undefined ? <InstallPack /> : <p className={styles.quiet}>{why}</p>}
    </Section>
  );
}

type InForce = { readonly pack: PolicyPack; readonly kinds: PolicyPack['kinds'] };

/** Each pack once, with the matters it is in force for. */
function packsInForce(shelf: PackShelf): readonly InForce[] {
  const packs = [...new Set(caseKinds.map((kind) => shelf.inForce(kind).pack))];
  return packs.map((pack) => ({
    pack,
    kinds: caseKinds.filter((kind) => shelf.inForce(kind).pack === pack),
  }));
}

function columnsIn({ policy, words }: Messages): readonly TableColumn<InForce>[] {
  return [
    {
      id: 'kinds',
      title: policy.forKinds,
      rowHeader: true,
      width: '11rem',
      cell: ({ kinds }) => kinds.map((kind) => words.kinds[kind]).join(words.comma),
    },
    {
      id: 'pack',
      title: policy.pack,
      cell: ({ pack }) => (
        <span className={styles.who}>
          <span>{pack.title}</span>
          <span className={styles.quiet}>{pack.region.name}</span>
        </span>
      ),
    },
    { id: 'version', title: policy.version, width: '7rem', cell: ({ pack }) => pack.version },
  ];
}
