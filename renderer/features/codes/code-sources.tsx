/** Where a code comes from: what the camera sees, or a picture that somebody chose, dropped or pasted. */
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { AppError } from '../../../shared/domain/app-error';
import { startCodeClient, type CodeClient } from '../../workers/code-client';
import { FileDrop } from '../../ui/data/file-drop';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { PictureChooser } from '../../ui/field/picture-chooser';
import { useCamera } from '../capture/camera';
import { useCameraHabits } from '../capture/camera-habits';
import { useCaptureTexts } from '../capture/capture-texts';
import { useStream } from '../capture/use-stream';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { takesCodes } from './codes-context';
import styles from './codes.module.css';

/** The camera is on while this is there; `onTexts` answers why a text leads nowhere. Children stand beside. */
export function CodeSources(props: {
  readonly explain: string;
  readonly onTexts: (texts: readonly string[]) => Promise<AppError | undefined>;
  readonly children?: ReactNode;
}) {
  const { codes: words } = useMessages();
  const client = useCodeClient();
  const [error, setError] = useState<AppError>();
  const [busy, setBusy] = useState(false);

  const onTexts = async (texts: readonly string[]) => setError(await props.onTexts(texts));
  const onFiles = async (files: readonly File[]) => {
    const [file] = files;
    if (file === undefined || busy) return;
    setBusy(true);
    setError(undefined);
    const found = await client.readFile(file);
    setBusy(false);
    if (!found.ok) return setError(found.error);
    await (found.value.length === 0 ? setError({ kind: 'codeNone' }) : onTexts(found.value));
  };
  return (
    <FileDrop onFiles={(files) => void onFiles(files)} dropHint={words.dropHint}>
      <div className={props.children === undefined ? undefined : styles.beside} {...takesCodes}>
        <div className={styles.scan}>
          <p>{props.explain}</p>
          <LiveCodes client={client} paused={busy} onTexts={onTexts} />
          <div className={styles.row}>
            <PictureChooser
              label={words.chooseFile}
              pending={busy}
              autoFocus
              onFiles={(files) => void onFiles(files)}
            />
            <span className={styles.quiet}>{words.orDrop}</span>
          </div>
          <ErrorNotice error={error} />
        </div>
        {props.children !== undefined && <div className={styles.scan}>{props.children}</div>}
      </div>
    </FileDrop>
  );
}

function useCodeClient(): CodeClient {
  const [client] = useState(startCodeClient);
  useEffect(() => () => client.close(), [client]);
  return client;
}

const lookAgainMs = 300;

/** Looks at the live picture again and again until a code is in it. */
function LiveCodes(props: {
  readonly client: CodeClient;
  readonly paused: boolean;
  readonly onTexts: (texts: readonly string[]) => Promise<void>;
}) {
  const { codes: words } = useMessages();
  const capture = useCaptureTexts();
  const [habits] = useCameraHabits();
  const { state, open } = useCamera(habits.deviceId);
  const stream = state.phase === 'live' ? state.stream : undefined;
  const video = useStream(stream);
  const start = useEffectEvent(() => open());
  useEffect(() => start(), []);
  const look = useEffectEvent(async (last: string) => {
    const element = video.current;
    if (element === null || props.paused || element.videoWidth === 0) return last;
    const found = await props.client.readFrame(element);
    const texts = found.ok ? found.value : [];
    const seen = texts.join('\n');
    // The same code still lying there has been told already.
    if (seen !== '' && seen !== last) await props.onTexts(texts);
    return seen === '' ? last : seen;
  });
  useEffect(() => {
    if (stream === undefined) return;
    let last = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const again = async () => {
      last = await look(last);
      if (!gone) timer = setTimeout(() => void again(), lookAgainMs);
    };
    void again();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [stream]);
  if (state.phase === 'trouble') {
    const { title } = capture.cameraTrouble[state.trouble];
    return <Notice tone="info" live="off" title={title} lines={[words.cameraOff]} />;
  }
  if (state.phase !== 'live') return <ProgressBar label={capture.cameraStarting} />;
  return (
    <video ref={video} className={styles.video} muted playsInline aria-label={words.livePicture} />
  );
}
