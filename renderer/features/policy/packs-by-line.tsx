/** Policy packs that platforms sent: each looked at and installed, or set aside, and what was turned down with its reason. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PackCheck, PacksByLine } from '../../../shared/ipc/calls/policy';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { instantText } from '../language/dates';
import { useLocale, useMessages } from '../language/messages-context';
import { useSectionArrival } from '../shell/arrival-focus';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import { PackReview } from './pack-review';
import styles from './policy.module.css';
import { SetAsideDialog } from './set-aside-dialog';

type Came = PacksByLine['waiting'][number];

/** Nothing where no platform sent any. `arriving`: somebody came for it from the first screen. */
export function PacksByLineSection({ arriving }: { readonly arriving: boolean }) {
  const { line } = useMessages().policy;
  const { bridge } = useSession();
  const [changes, setChanges] = useState(0);
  const { waiting = [], refused = [] } =
    useAnswer(bridge.policy.byLine, undefined, changes).value ?? {};
  const call = useCall();
  const [checked, setChecked] = useState<PackCheck>();
  const [leaving, setLeaving] = useState<Came>();
  const isThere = waiting.length + refused.length > 0;
  useSectionArrival('packs-by-line', arriving && isThere);
  if (!isThere) return null;
  const look = async ({ sha256 }: Came) => {
    const answer = await call.run(() => bridge.policy.look({ sha256 }));
    if (answer !== undefined) setChecked(answer.value);
  };
  return (
    <Section id="packs-by-line" level={3} title={line.title} description={line.explain}>
      <Panel padding="flush">
        <ul className={styles.came} aria-label={line.title}>
          {waiting.map((one) => (
            <Row key={one.sha256} came={one}>
              <Button
                size="small"
                variant="primary"
                pending={call.pending}
                accessibleName={`${line.look} ${one.title} ${one.version}`}
                onPress={() => void look(one)}
              >
                {call.pending ? line.looking : line.look}
              </Button>
              <Button
                size="small"
                accessibleName={`${line.setAside} ${one.title} ${one.version}`}
                onPress={() => setLeaving(one)}
              >
                {line.setAside}
              </Button>
            </Row>
          ))}
          {refused.map((one) => (
            <Row key={one.sha256} came={one} note={line.refused(line.refusals[one.why])} />
          ))}
        </ul>
      </Panel>
      <ErrorNotice error={call.error} />
      {checked !== undefined && (
        <PackReview check={checked} onClose={() => setChecked(undefined)} />
      )}
      {leaving !== undefined && (
        <SetAsideDialog
          pack={leaving}
          onClose={() => {
            setLeaving(undefined);
            setChanges((before) => before + 1);
          }}
        />
      )}
    </Section>
  );
}

function Row(props: {
  readonly came: Came;
  readonly note?: string;
  readonly children?: ReactNode;
}) {
  const { line } = useMessages().policy;
  const locale = useLocale();
  const { came, note, children } = props;
  return (
    <li className={styles.cameRow}>
      <span className={styles.who}>
        <span>{`${came.title} ${came.version}`}</span>
        <span className={styles.quiet}>{line.from(came.from, instantText(locale, came.at))}</span>
        {note !== undefined && <span>{note}</span>}
      </span>
      {children !== undefined && <span className={styles.cameWays}>{children}</span>}
    </li>
  );
}
