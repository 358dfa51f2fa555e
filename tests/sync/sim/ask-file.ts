/** What must have become of a file in the end: it is there as it was, and not much more of it was sent than there is. */
import type { FaultyLine } from './faulty-line';
import { simChunks } from './fixtures';
import type { PlatformModel } from './platform-model';
import type { World } from './world';

export function askFile(
  world: World,
  platform: PlatformModel,
  line: FaultyLine,
  hash: string,
  bytes: Uint8Array,
): void {
  const arrived = platform.held.files.get(hash);
  if (arrived === undefined || Buffer.compare(arrived, bytes) !== 0) world.violated('file differs');
  const { cuts, corruptions } = line.damageOf(hash);
  const sent = line.sentBytes.get(hash) ?? 0;
  // What checks each chunk loses no more by a spoilt one than by a cut.
  const [anew, again] = platform.counts ? [0, cuts + corruptions] : [corruptions, cuts];
  // A platform that lost uploads must be given them again.
  const allowed = bytes.length * (1 + anew + platform.held.lost) + again * simChunks.ceilingBytes;
  if (sent > allowed) world.violated(`${sent} bytes sent for ${bytes.length} after ${again} cuts`);
}
