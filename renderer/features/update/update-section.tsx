/** 程序更新 in the settings: the version that runs, what waits to be installed, and the look on a stick. */
import { useState } from 'react';
import type { UpdateStatus } from '../../../shared/ipc/calls/updates';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { DescriptionList } from '../../ui/data/description-list';
import { Notice } from '../../ui/feedback/notice';
import { FolderIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { useLook } from '../look/look-context';
import { useSectionArrival } from '../shell/arrival-focus';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import type { Run } from './server-part';
import { ServerPart } from './server-part';
import styles from './update.module.css';

/** Nothing until main has answered. `arriving`: somebody came for it from the search. */
export function UpdateSection({ arriving }: { readonly arriving: boolean }) {
  const { update: say } = useMessages();
  const { bridge, session } = useSession();
  const asked = useAnswer(bridge.updates.status, undefined).value;
  const [changed, setChanged] = useState<UpdateStatus>();
  const call = useCall();
  const status = changed ?? asked;
  useSectionArrival('update', arriving && status !== undefined);
  if (status === undefined) return null;
  const isAdmin = session.operator.role === 'admin';
  const run: Run = async (work) => {
    const answer = await call.run(work);
    if (answer !== undefined) return setChanged(answer.value);
    // What failed may have changed what is here all the same: half a download, mostly.
    const now = await bridge.updates.status(undefined);
    if (now.ok) setChanged(now.value);
  };
  return (
    <Section title={say.title} id="update" description={say.lead}>
      <Panel>
        <div className={styles.stack}>
          <Facts status={status} />
          <Ready status={status} isAdmin={isAdmin} pending={call.pending} run={run} />
          <ErrorNotice error={call.error} />
          <ServerPart {...{ status, isAdmin, run }} pending={call.pending} tell={setChanged} />
          {isAdmin ? (
            <div className={styles.actions} data-arrival>
              <Button
                icon={<FolderIcon />}
                pending={call.pending}
                onPress={() => void run(() => bridge.updates.look(undefined))}
              >
                {say.look}
              </Button>
            </div>
          ) : (
            <p className={styles.quiet}>{say.adminOnly}</p>
          )}
        </div>
      </Panel>
    </Section>
  );
}

function Facts({ status: { version, form, last } }: { readonly status: UpdateStatus }) {
  const { update: say } = useMessages();
  return (
    <>
      {last?.done === false && (
        <Notice
          tone="warning"
          live="off"
          title={say.notDone(last.to)}
          lines={
            last.refusal === undefined
              ? [say.notDoneSafe(version), say.notDoneTodo]
              : [
                  say.refusals[last.refusal].why,
                  say.notDoneSafe(version),
                  say.refusals[last.refusal].todo,
                ]
          }
        />
      )}
      <DescriptionList
        columns={2}
        items={[
          { term: say.version, value: version },
          { term: say.form, value: say.forms[form] },
          ...(last?.done === true
            ? [{ term: say.last, value: say.lastDone(last.from, last.to) }]
            : []),
        ]}
      />
    </>
  );
}

function Ready(props: {
  readonly status: UpdateStatus;
  readonly isAdmin: boolean;
  readonly pending: boolean;
  readonly run: Run;
}) {
  const { update: say } = useMessages();
  const { look } = useLook();
  const { bridge } = useSession();
  const { ready, atClosing, bySelf } = props.status;
  if (ready === undefined) return null;
  const install = (when: 'now' | 'closing') =>
    void props.run(() => bridge.updates.install({ when }));
  return (
    <Notice
      tone="info"
      live="status"
      title={atClosing === true ? say.waits(ready.version) : say.ready(ready.version)}
      lines={bySelf ? [say.safe] : [say.byHand]}
      actions={
        props.isAdmin && (
          <>
            {bySelf && (
              <Button variant="primary" pending={props.pending} onPress={() => install('now')}>
                {say.installNow}
              </Button>
            )}
            {bySelf && atClosing !== true && (
              <Button pending={props.pending} onPress={() => install('closing')}>
                {say.installAtClosing}
              </Button>
            )}
            <Button
              variant="quiet"
              pending={props.pending}
              onPress={() => void props.run(() => bridge.updates.discard(undefined))}
            >
              {say.discard}
            </Button>
          </>
        )
      }
    >
      <p className={styles.notesTitle}>{say.notes(ready.version)}</p>
      <div className={styles.notes} tabIndex={0}>
        {ready.notes[look.locale]}
      </div>
    </Notice>
  );
}
