/** One paper under the camera: which page to lay there, one button to shoot, and at once what is wrong in plain words. */
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { RequirementProgress } from '../../../shared/domain/completeness';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { ProgressBar } from '../../ui/feedback/progress-bar';
import { RadioCards } from '../../ui/field/radio-cards';
import { CameraIcon } from '../../ui/icon/thing-icons';
import { cameraName, useCamera, type Camera } from '../capture/camera';
import { useCameraHabits } from '../capture/camera-habits';
import { useChosenPaper } from '../capture/chosen-paper';
import { intakeOf, pageMakerOf } from '../capture/desk-intakes';
import { IntakeStatus } from '../capture/intake-status';
import { LivePicture } from '../capture/live-picture';
import { usePageCommands } from '../capture/page-commands';
import { roleTitle } from '../capture/page-strip';
import { useGlimpses } from '../capture/use-glimpses';
import { useShot } from '../capture/use-shot';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { Foot } from './foot';
import styles from './self-service.module.css';
import { TakenPages } from './taken-pages';

/** Which of the papers it is that the family brought, and its pages. */
export function PaperShoot(props: {
  readonly current: Case;
  readonly line: RequirementProgress;
  readonly onDone: () => void;
}) {
  const { selfService } = useMessages();
  const { papers } = selfService;
  const { line } = props;
  const { requirement, document } = line;
  const { option, progress, choose } = useChosenPaper(line);
  return (
    <>
      {requirement.options.length > 1 && document === undefined && (
        <RadioCards
          size="large"
          label={papers.which}
          value={option.kind}
          onChange={choose}
          cards={requirement.options.map(({ kind, title }) => ({ value: kind, title }))}
        />
      )}
      <ShootPages current={props.current} progress={progress} />
      <Foot onBack={props.onDone} onNext={props.onDone} nextLabel={papers.toList} />
    </>
  );
}

/** The camera is on as long as the paper is open. */
function ShootPages(props: { readonly current: Case; readonly progress: RequirementProgress }) {
  const { selfService } = useMessages();
  const { papers } = selfService;
  const { current, progress } = props;
  const { document, option, requirement } = progress;
  const desk = useSession();
  const intake = intakeOf(desk, current.id, requirement.id);
  const view = useSyncExternalStore(intake.subscribe, intake.view);
  const { actions, error } = usePageCommands(current, progress, intake);
  const [habits] = useCameraHabits();
  const camera = useCamera(habits.deviceId);
  const shots = useRef(0);
  const { open } = camera;
  useEffect(() => intake.aim(progress), [intake, progress]);
  useEffect(() => open(), [open]);
  const pages = document?.pages ?? [];
  const replaced = pages.find(({ id }) => id === view.replaces);
  const next = intake.nextExpected(progress);
  const nameOf = (role: string) => roleTitle(option.pages, role, papers.extra);
  const isBusy = view.items.some(({ step }) => step !== 'refused');
  const says =
    replaced !== undefined
      ? papers.retaking(nameOf(replaced.role))
      : next === undefined
        ? progress.faultyPages.length > 0
          ? papers.standing.pagesFaulty
          : papers.allDone
        : papers.now(next.title);
  return (
    <>
      <div className={styles.what}>
        <h2 className={styles.paperTitle}>{requirement.title}</h2>
        <p className={styles.now} role="status">
          {says}
        </p>
      </div>
      {replaced !== undefined && (
        <div>
          <Button onPress={() => intake.replace(undefined)}>{papers.keepOld}</Button>
        </div>
      )}
      <Shooting
        camera={camera}
        isBusy={isBusy}
        onPhoto={(file) => {
          shots.current += 1;
          const name = papers.photo(shots.current);
          void intake.take([{ file, source: 'camera', name, device: cameraName(camera) }]);
        }}
      />
      <IntakeStatus intake={intake} view={view} />
      <ErrorNotice error={error} />
      <TakenPages
        caseId={current.id}
        pages={pages}
        nameOf={nameOf}
        onRetake={actions.retake}
        onRemove={actions.remove}
      />
    </>
  );
}

/** The live picture and the one large button; without a camera the words that the staff will do it. */
function Shooting(props: {
  readonly camera: Camera;
  readonly isBusy: boolean;
  readonly onPhoto: (photo: Blob) => void;
}) {
  const { selfService } = useMessages();
  const { papers } = selfService;
  const { camera, isBusy, onPhoto } = props;
  const desk = useSession();
  const { state } = camera;
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const { isShooting, isMissed, take } = useShot(camera, onPhoto);
  const look = { byItself: false, paused: isShooting };
  const live = useGlimpses(video, pageMakerOf(desk), look, () => undefined);
  const shoot = () => {
    live.wasShot();
    take(video);
  };
  if (state.phase === 'off' || state.phase === 'starting') {
    return <ProgressBar label={papers.starting} />;
  }
  if (state.phase === 'trouble') {
    return (
      <Notice
        tone="warning"
        title={papers.noCamera}
        lines={[papers.noCameraLine]}
        actions={<Button onPress={() => camera.open()}>{papers.again}</Button>}
      />
    );
  }
  return (
    <div className={styles.camera}>
      <LivePicture
        stream={state.stream}
        onVideo={setVideo}
        glimpse={live.glimpse}
        said={undefined}
      />
      <button
        type="button"
        className={styles.shoot}
        aria-disabled={isShooting || isBusy || undefined}
        onClick={() => {
          if (!isShooting && !isBusy) shoot();
        }}
      >
        <CameraIcon />
        <span>{isShooting ? papers.shooting : isBusy ? papers.judging : papers.shoot}</span>
      </button>
      {isMissed && <Notice tone="warning" title={papers.missed} />}
    </div>
  );
}
