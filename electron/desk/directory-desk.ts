/** 名录: who takes part, as the platforms told it, for the desk to look at. */
import { ok } from '../../shared/domain/result';
import type { Handlers } from '../../shared/ipc/bridge';
import { mostStationsShown } from '../../shared/ipc/calls/directory';
import type { DirectoryStation } from '../../shared/protocol/directory';
import type { Doors } from './doors';
import { platformIn } from './platform-facts';

/** The handler; what it shows is in the record, so it works without a line. */
export function directoryHandlers({ brief }: Doors): Pick<Handlers['sync'], 'directory'> {
  return {
    directory: ({ platform, words }) =>
      brief(async ({ facts }) => {
        const known = facts();
        const { stations = new Map<string, DirectoryStation>(), asOf } =
          platformIn(known, platform)?.directory ?? {};
        const sought = words.trim().toLowerCase();
        const fitting = [...stations.values()]
          .filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(sought))
          .sort((a, b) => (a.code < b.code ? -1 : 1));
        const shown = fitting.slice(0, mostStationsShown).map((one) => {
          const { code, name, pairedAt, revokedAt, publicKey } = one;
          const gone = revokedAt === undefined ? {} : { revokedAt };
          const own = publicKey === known.publicKey ? { own: true as const } : {};
          return { code, name, pairedAt, ...gone, ...own };
        });
        const age = asOf === undefined ? {} : { asOf };
        return ok({ ...age, total: fitting.length, stations: shown });
      }),
  };
}
