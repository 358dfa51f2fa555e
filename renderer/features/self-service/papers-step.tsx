/** The papers to photograph, by their plain names; each leads to the camera. */
import { useState } from 'react';
import type { Case } from '../../../shared/domain/case';
import type { Completeness, RequirementProgress } from '../../../shared/domain/completeness';
import { needsCapture } from '../../../shared/domain/completeness';
import { Button } from '../../ui/action/button';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { CameraIcon } from '../../ui/icon/thing-icons';
import { useMessages } from '../language/messages-context';
import { Foot } from './foot';
import { PaperShoot } from './paper-shoot';
import { standingWords } from './read-through';
import styles from './self-service.module.css';

/** The list, or the one paper that lies under the camera. */
export function PapersStep(props: {
  readonly current: Case;
  readonly judged: Completeness;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const { selfService } = useMessages();
  const { papers } = selfService;
  const lines = props.judged.requirements;
  const [chosen, setChosen] = useState<string>();
  const line = lines.find(({ requirement }) => requirement.id === chosen);
  if (line !== undefined) {
    return (
      <PaperShoot
        key={line.requirement.id}
        current={props.current}
        line={line}
        onDone={() => setChosen(undefined)}
      />
    );
  }
  return (
    <>
      <p className={styles.lead}>{lines.length === 0 ? papers.none : papers.lead}</p>
      <ul className={styles.papers}>
        {lines.map((one) => (
          <PaperLine key={one.requirement.id} line={one} onOpen={setChosen} />
        ))}
      </ul>
      <Foot onBack={props.onBack} onNext={props.onNext} />
    </>
  );
}

function PaperLine(props: {
  readonly line: RequirementProgress;
  readonly onOpen: (requirementId: string) => void;
}) {
  const { selfService } = useMessages();
  const { requirement, status } = props.line;
  const isOpen = needsCapture(status);
  return (
    <li className={styles.paper} data-open={isOpen || undefined}>
      <div className={styles.paperWords}>
        <strong>{requirement.title}</strong>
        <StatusBadge tone={isOpen ? 'warning' : 'success'}>
          {standingWords(selfService, props.line)}
        </StatusBadge>
        <span className={styles.quiet}>{requirement.reason}</span>
      </div>
      <Button
        size="large"
        variant={isOpen ? 'primary' : 'secondary'}
        icon={<CameraIcon />}
        accessibleName={`${isOpen ? selfService.papers.shootIt : selfService.papers.lookIt} ${requirement.title}`}
        onPress={() => props.onOpen(requirement.id)}
      >
        {isOpen ? selfService.papers.shootIt : selfService.papers.lookIt}
      </Button>
    </li>
  );
}
