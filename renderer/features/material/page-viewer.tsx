/** The pages of a document as large as somebody wants to see them. */
import { useState } from 'react';
import type { Page } from '../../../shared/domain/document';
import type { DocumentOption } from '../../../shared/domain/requirement';
import { Button } from '../../ui/action/button';
import { useMessages } from '../language/messages-context';
import styles from './material.module.css';
import { PageStage } from './page-stage';

/** Page Up and Page Down turn the pages. */
export function PageViewer(props: {
  readonly caseId: string;
  readonly pages: readonly Page[];
  readonly option: DocumentOption;
}) {
  const { material } = useMessages();
  const { pages, option, caseId } = props;
  const [index, setIndex] = useState(0);
  const page = pages[Math.min(index, pages.length - 1)];
  const turn = (to: number) => setIndex(Math.min(pages.length - 1, Math.max(0, to)));
  const titleOf = ({ role }: Page) =>
    option.pages.find((expected) => expected.role === role)?.title ?? material.otherPage;
  if (page === undefined) return null;
  return (
    <PageStage
      caseId={caseId}
      page={page}
      place={material.page(pages.indexOf(page) + 1, pages.length, titleOf(page))}
      onTurn={(by) => turn(index + by)}
    >
      {pages.length > 1 && (
        <div className={styles.turn} role="group" aria-label={material.pages}>
          {pages.map((one, at) => (
            <Button
              key={one.id}
              size="small"
              pressed={one === page}
              onPress={() => turn(at)}
            >{`${at + 1} ${titleOf(one)}`}</Button>
          ))}
        </div>
      )}
    </PageStage>
  );
}
