/** The pages that a paper has, each with what is wrong with it and what to do; the family changes only its own. */
import { useState } from 'react';
import type { Page } from '../../../shared/domain/document';
import { blockingFaults } from '../../../shared/domain/page-judgement';
import { useImageUrl } from '../../db/queries';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { StatusBadge } from '../../ui/feedback/status-badge';
import { ConfirmDialog } from '../../ui/overlay/confirm-dialog';
import { useMessages } from '../language/messages-context';
import styles from './self-service.module.css';

type Actions = {
  readonly onRetake: (page: Page) => void;
  readonly onRemove: (page: Page) => Promise<void>;
};

export function TakenPages(
  props: Actions & {
    readonly caseId: string;
    readonly pages: readonly Page[];
    readonly nameOf: (role: string) => string;
  },
) {
  const { selfService } = useMessages();
  const { papers } = selfService;
  const [removing, setRemoving] = useState<Page>();
  const [pending, setPending] = useState(false);
  if (props.pages.length === 0) return null;
  return (
    <section aria-label={papers.taken}>
      <ul className={styles.pages}>
        {props.pages.map((page, index) => (
          <OnePage
            key={page.id}
            caseId={props.caseId}
            page={page}
            title={papers.pageName(index + 1, props.nameOf(page.role))}
            onRetake={props.onRetake}
            onRemove={setRemoving}
          />
        ))}
      </ul>
      <ConfirmDialog
        open={removing !== undefined}
        tone="danger"
        title={papers.removeTitle}
        lines={[papers.removeLine]}
        confirmLabel={papers.removeConfirm}
        cancelLabel={selfService.back}
        pending={pending}
        onConfirm={() => {
          if (removing === undefined) return;
          setPending(true);
          void props.onRemove(removing).finally(() => {
            setPending(false);
            setRemoving(undefined);
          });
        }}
        onCancel={() => setRemoving(undefined)}
      />
    </section>
  );
}

function OnePage(props: {
  readonly caseId: string;
  readonly page: Page;
  readonly title: string;
  readonly onRetake: (page: Page) => void;
  readonly onRemove: (page: Page) => void;
}) {
  const { selfService } = useMessages();
  const { papers, faultAdvice } = selfService;
  const { page, title } = props;
  const url = useImageUrl(props.caseId, page.corrected);
  const faults = blockingFaults(page);
  return (
    <li className={styles.onePage}>
      {typeof url === 'string' && <img className={styles.picture} src={url} alt={title} />}
      <div className={styles.pageWords}>
        <strong>{title}</strong>
        {page.faults === undefined ? (
          <Notice tone="info" title={papers.unjudged} />
        ) : faults.length === 0 ? (
          <StatusBadge tone="success">{papers.fine}</StatusBadge>
        ) : (
          faults.map((fault) => <Notice key={fault} tone="warning" title={faultAdvice[fault]} />)
        )}
        {page.byFamily === true && (
          <div className={styles.row}>
            <Button
              variant={faults.length > 0 ? 'primary' : 'secondary'}
              accessibleName={`${papers.retake} ${title}`}
              onPress={() => props.onRetake(page)}
            >
              {papers.retake}
            </Button>
            <Button
              accessibleName={`${papers.remove} ${title}`}
              onPress={() => props.onRemove(page)}
            >
              {papers.remove}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
