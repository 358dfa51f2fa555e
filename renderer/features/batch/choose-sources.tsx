/** The table of the families, and the folder or zip of their pictures. */
import type { ChosenPictures, ChosenTable } from '../../../shared/ipc/calls/batch';
import { useSession } from '../../session/session-provider';
import { Button } from '../../ui/action/button';
import { FolderIcon, ListIcon } from '../../ui/icon/thing-icons';
import { Section } from '../../ui/layout/section';
import { useMessages } from '../language/messages-context';
import { ErrorNotice } from '../trouble/error-notice';
import { useCall } from '../trouble/use-call';
import styles from './batch.module.css';

/** The pictures may be left out; the table may not. */
export function ChooseSources(props: {
  readonly table: ChosenTable | undefined;
  readonly pictures: ChosenPictures | undefined;
  /** A table begins without pictures: those of another one belong to other families. */
  readonly onTable: (table: ChosenTable) => void;
  readonly onPictures: (pictures: ChosenPictures) => void;
  readonly onNext: () => void;
}) {
  const { batch: text } = useMessages();
  const { bridge } = useSession();
  const call = useCall();
  const { pictures, table } = props;
  const chooseTable = async () => {
    const chosen = await call.run(() => bridge.batch.chooseTable(undefined));
    if (chosen?.value !== undefined) props.onTable(chosen.value);
  };
  const choosePictures = async (form: 'folder' | 'zip') => {
    const chosen = await call.run(() => bridge.batch.choosePictures({ form }));
    if (chosen?.value !== undefined) props.onPictures(chosen.value);
  };
  return (
    <>
      <Section title={text.table} description={text.tableHelp}>
        <div className={styles.buttons}>
          <Button
            variant={table === undefined ? 'primary' : 'secondary'}
            icon={<ListIcon />}
            pending={call.pending}
            onPress={() => void chooseTable()}
          >
            {table === undefined ? text.chooseTable : text.chooseAnotherTable}
          </Button>
          <span role="status" className={styles.quiet}>
            {table !== undefined && text.tableChosen(table.fileName, table.rows)}
          </span>
        </div>
      </Section>
      <Section title={text.pictures} description={text.picturesHelp}>
        <div className={styles.buttons}>
          <Button
            icon={<FolderIcon />}
            disabled={call.pending || table === undefined}
            onPress={() => void choosePictures('folder')}
          >
            {text.chooseFolder}
          </Button>
          <Button
            disabled={call.pending || table === undefined}
            onPress={() => void choosePictures('zip')}
          >
            {text.chooseZip}
          </Button>
          <span role="status" className={styles.quiet}>
            {pictures !== undefined && text.picturesChosen(pictures.name, pictures.pictures)}
          </span>
        </div>
      </Section>
      <ErrorNotice error={call.error} />
      {table !== undefined && (
        <div className={styles.buttons}>
          <Button variant="primary" onPress={props.onNext}>
            {text.steps.columns}
          </Button>
        </div>
      )}
    </>
  );
}
