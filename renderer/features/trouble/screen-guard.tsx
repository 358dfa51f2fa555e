/** Catches a screen that fails, so that the rest of the station goes on. */
import { Component, type ReactNode } from 'react';
import { Button } from '../../ui/action/button';
import { Notice } from '../../ui/feedback/notice';
import { useMessages } from '../language/messages-context';
import styles from './screen-guard.module.css';

/** Shows what is below it, or a way to open it again. */
export class ScreenGuard extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <ScreenFailed onReopen={() => this.setState({ failed: false })} />;
  }
}

function ScreenFailed({ onReopen }: { readonly onReopen: () => void }) {
  const { shell } = useMessages();
  return (
    <div className={styles.room}>
      <Notice
        tone="danger"
        title={shell.screenFailed}
        lines={[shell.screenFailedSafe, shell.screenFailedTodo]}
        actions={
          <Button autoFocus onPress={onReopen}>
            {shell.reopen}
          </Button>
        }
      />
    </div>
  );
}
