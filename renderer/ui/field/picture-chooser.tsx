/** A button that opens the system's dialog for one picture. */
import { useRef } from 'react';
import { Button } from '../action/button';
import { FolderIcon } from '../icon/thing-icons';

/** The same picture may be chosen again: the field forgets it as soon as it was given on. */
export function PictureChooser(props: {
  readonly label: string;
  readonly pending: boolean;
  readonly autoFocus?: boolean | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={props.label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          props.onFiles(files);
        }}
      />
      <Button
        icon={<FolderIcon />}
        pending={props.pending}
        autoFocus={props.autoFocus}
        onPress={() => chooser.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}
