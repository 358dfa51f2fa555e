/** 与平台对账: station, platform and archive of a season held against each other, and the paper of it. */
import { useState } from 'react';
import type { ReckoningShown } from '../../../shared/ipc/calls/reckoning';
import type { DifferenceKind } from '../../../shared/sync/reckoning';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Table } from '../../ui/data/table';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { PrinterIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { DrawnPaperDialog } from '../letters/drawn-paper-dialog';
import { useNavigation } from '../shell/route';
import { PlatformChoice } from '../platforms/platform-choice';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './outbox.module.css';

/** Nothing of them can be opened here. */
const onlyThere: readonly DifferenceKind[] = ['unknownHere', 'unreadableHere', 'destroyedHere'];

/** For who answers for the season: auditor and administrator. */
export function ReckoningSection() {
  const { reckoning: words } = useMessages();
  const { bridge, session, pack } = useSession();
  const call = useCall();
  const [found, setFound] = useState<ReckoningShown>();
  const [platform, setPlatform] = useState<string>();
  const { role } = session.operator;
  if (role !== 'auditor' && role !== 'admin') return null;
  const run = async () => {
    const season = { season: pack.pack.season };
    const asked = platform === undefined ? season : { ...season, platform };
    const done = await call.run(() => bridge.sync.reckon(asked));
    if (done !== undefined) setFound(done.value);
  };
  return (
    <Section title={words.title}>
      <Panel>
        <div className={styles.reckoning}>
          <p className={styles.help}>{words.explain}</p>
          <PlatformChoice
            withEnded
            value={platform}
            onChange={(chosen) => {
              setPlatform(chosen);
              setFound(undefined);
            }}
          />
          <Button pending={call.pending} onPress={() => void run()}>
            {call.pending ? words.running : words.run}
          </Button>
          <ErrorNotice error={call.error} />
          {found !== undefined && <Found found={found} />}
        </div>
      </Panel>
    </Section>
  );
}

function Found({ found }: { readonly found: ReckoningShown }) {
  const { reckoning: words } = useMessages();
  const { go } = useNavigation();
  const locale = useLocale();
  const { here, there, archived, agreeing, differing, differences, last } = found;
  const [ended, heard] = [last?.givenUpAt, last?.heardAt].map(
    (at) => at && instantText(locale, at),
  );
  return (
    <>
      {ended !== undefined && (
        <p>{heard === undefined ? words.neverHeard(ended) : words.heard(ended, heard)}</p>
      )}
      <p role="status">
        <StatusBadge tone={differing === 0 ? 'success' : 'warning'}>
          {differing === 0
            ? words.agrees(String(agreeing))
            : words.differs(String(agreeing), String(differing))}
        </StatusBadge>
      </p>
      <DescriptionList
        columns={3}
        items={[
          { term: words.here, value: String(here) },
          { term: words.there, value: String(there) },
          { term: words.archived, value: String(archived) },
        ]}
      />
      {differences.length > 0 && (
        <Table
          label={words.differences}
          rows={differences}
          rowKey={({ kind, caseId }) => `${kind} ${caseId}`}
          columns={[
            {
              id: 'kind',
              title: words.kind,
              rowHeader: true,
              cell: ({ kind }) => (
                <>
                  {words.kinds[kind].name}
                  <br />
                  <span className={styles.quiet}>{words.kinds[kind].todo}</span>
                </>
              ),
            },
            { id: 'number', title: words.number, cell: ({ caseNumber }) => caseNumber },
            { id: 'matter', title: words.matter, cell: ({ matterNumber }) => matterNumber },
            {
              id: 'open',
              title: words.open,
              cell: ({ kind, caseId, caseNumber }) =>
                onlyThere.includes(kind) ? null : (
                  <Button
                    size="small"
                    accessibleName={`${words.open} ${caseNumber}`}
                    onPress={() => go({ room: 'case', caseId })}
                  >
                    {words.open}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {differing > differences.length && (
        <p>{words.more(String(differences.length), String(differing))}</p>
      )}
      <PaperButton paper={found.paper} />
    </>
  );
}

function PaperButton({ paper }: { readonly paper: ReckoningShown['paper'] }) {
  const { reckoning: words, words: common } = useMessages();
  const { bridge } = useSession();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<PrinterIcon />} onPress={() => setOpen(true)}>
        {words.showPaper}
      </Button>
      <DrawnPaperDialog
        paper={isOpen ? paper : undefined}
        title={words.paper}
        name={words.paper}
        closeLabel={common.close}
        onClose={() => setOpen(false)}
        print={(sha256, copies, printer) => bridge.sync.printReckoning({ sha256, copies, printer })}
      />
    </>
  );
}
