/** A quiet moment while the station or a screen is being fetched. */
import { useMessages } from '../language/messages-context';

/** Says so in the middle of the window, as index.html does before. */
export function Waiting() {
  const { unlock } = useMessages();
  return (
    <main className="opening">
      <p role="status">{unlock.asking}</p>
    </main>
  );
}
