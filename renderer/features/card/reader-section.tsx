/** 身份证读卡器 in the settings: which port, found by itself or not, and a test that needs no card. */
import { useEffect, useState } from 'react';
import {
  readerSettingsSchema,
  type ReaderPort,
  type ReaderSettings,
} from '../../../shared/ipc/calls/reader';
import { callRules, mayCall } from '../../../shared/ipc/call-rules';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useToast } from '../../ui/feedback/toast';
import { RadioCards } from '../../ui/field/radio-cards';
import { SuggestField } from '../../ui/field/suggest-field';
import { CardIcon } from '../../ui/icon/thing-icons';
import { Panel } from '../../ui/layout/panel';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useAnswer } from '../trouble/use-answer';
import { useCall } from '../trouble/use-call';
import styles from './card.module.css';

const lookAgainMs = 3_000;
const modes = ['auto', 'port', 'off'] as const;

/** Only an administrator changes it; everybody at the counter may test it. */
export function ReaderSection() {
  const { session } = useSession();
  const mayTest = mayCall(callRules.reader.test, session.operator.role) === 'yes';
  return mayTest ? <Reader /> : null;
}

function Reader() {
  const { reader: words } = useMessages();
  const { bridge, session } = useSession();
  const toast = useToast();
  const call = useCall();
  const asked = useAnswer(bridge.reader.settings, undefined).value;
  const [saved, setSaved] = useState<ReaderSettings>();
  const [mode, setMode] = useState<ReaderSettings['mode']>();
  const mayChange = session.operator.role === 'admin';
  const settings = saved ?? asked;
  if (settings === undefined) return null;
  const shown = mode ?? settings.mode;
  const save = async (next: ReaderSettings) => {
    const done = await call.run(() => bridge.reader.choose(next));
    if (done === undefined) return;
    setSaved(done.value);
    toast({ tone: 'success', title: words.saved }, 'reader');
  };
  return (
    <Section title={words.section} description={words.sectionExplain}>
      <Panel>
        <div className={styles.stack}>
          <RadioCards
            label={words.mode}
            value={shown}
            disabled={!mayChange}
            onChange={(next) => {
              setMode(next);
              // A port has to be named first.
              if (next !== 'port') void save({ mode: next });
            }}
            cards={modes.map((value) => ({
              value,
              title: words.modes[value],
              detail: words.modeHelps[value],
            }))}
          />
          {shown === 'port' && mayChange && (
            <PortField
              known={settings.path ?? ''}
              onSave={(path) => void save({ mode: 'port', path })}
            />
          )}
          <ErrorNotice error={call.error} />
          {settings.mode !== 'off' && <ReaderTest />}
        </div>
      </Panel>
    </Section>
  );
}

function PortField(props: { readonly known: string; readonly onSave: (path: string) => void }) {
  const { reader: words } = useMessages();
  const [path, setPath] = useState(props.known);
  const [asked, setAsked] = useState(false);
  const ports = usePorts();
  const isPort = readerSettingsSchema.safeParse({ mode: 'port', path }).success;
  return (
    <div className={styles.port}>
      <SuggestField
        label={words.port}
        description={words.portHelp}
        value={path}
        chosen={ports.some((port) => port.path === path) ? path : null}
        onChange={setPath}
        onChoose={({ value }) => setPath(value)}
        find={(typed) => {
          const found = ports.filter((port) => port.path.includes(typed));
          const options = found.map(({ path: value, name }) => ({
            value,
            label: value,
            detail: name,
          }));
          return { options, total: options.length };
        }}
        empty={words.portsFound(0)}
        more={(shown, total) => words.portsFound(Math.max(shown, total))}
        openLabel={words.port}
        maxLength={200}
        error={asked && !isPort ? words.portWrong : undefined}
      />
      <Button
        onPress={() => {
          setAsked(true);
          if (isPort) props.onSave(path);
        }}
      >
        {words.save}
      </Button>
    </div>
  );
}

/** The ports there are, looked at again and again while somebody looks at them. */
function usePorts(): readonly ReaderPort[] {
  const { bridge } = useSession();
  const [ports, setPorts] = useState<readonly ReaderPort[]>([]);
  useEffect(() => {
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await bridge.reader.ports(undefined).catch(() => undefined);
      if (gone) return;
      setPorts(answer?.ok === true ? answer.value : []);
      timer = setTimeout(() => void look(), lookAgainMs);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [bridge]);
  return ports;
}

function ReaderTest() {
  const { reader: words } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const [found, setFound] = useState<{
    readonly path: string;
    readonly samNumber?: string | undefined;
  }>();
  const test = async () => {
    setFound(undefined);
    const tested = await call.run(() => bridge.reader.test(undefined));
    setFound(tested?.value);
  };
  return (
    <>
      <div>
        <Button icon={<CardIcon />} pending={call.pending} onPress={() => void test()}>
          {call.pending ? words.testing : words.test}
        </Button>
      </div>
      {found !== undefined && (
        <Notice
          tone="success"
          title={words.testFound(found.path)}
          lines={found.samNumber === undefined ? [] : [words.samNumber(found.samNumber)]}
        />
      )}
      <ErrorNotice error={call.error} />
    </>
  );
}
