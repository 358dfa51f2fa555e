/** Who acts when the program does something by itself. */
import type { Actor } from '../../shared/domain/command';

export const stationActor: Actor = { id: 'station', name: '本站', role: 'station' };
