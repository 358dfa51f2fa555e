/** The files of a back-up that belonged to cases destroyed on purpose, as the record of the open station tells. */
import type { Station } from '../desk/station';

type Source = Pick<Station, 'ledger' | 'cases'>;

export type DestroyedFiles = {
  /**
   * Paths of the keys and pictures of every case whose destruction is entry `after + 1` to `upTo`. Pictures that cannot
   * be named, because the station is being closed or the entry is lost, are left out and are asked for another time.
   */
  readonly between: (station: Source, after: number, upTo: number) => Promise<string[]>;
};

/** Remembers what an open station said: its destructions are entries to be opened, and they never change. */
export function createDestroyedFiles(): DestroyedFiles {
  const said = new WeakMap<Source, Map<string, readonly string[]>>();

  async function picturesOf(station: Source, caseId: string, seq: number) {
    const known = said.get(station) ?? new Map<string, readonly string[]>();
    said.set(station, known);
    const before = known.get(caseId);
    if (before !== undefined) return before;
    const entry = await station.cases.entry(seq);
    if (!entry.ok) return [];
    const paths = (entry.value.body.stationEvents ?? []).flatMap((event) =>
      event.type === 'caseDestroyed' ? event.blobs.map(pictureFile) : [],
    );
    known.set(caseId, paths);
    return paths;
  }

  return {
    between: async (station, after, upTo) => {
      const paths: string[] = [];
      // A copy of the list: the record goes on while it is read.
      for (const [caseId, { destroyed }] of [...station.ledger.cases]) {
        if (destroyed <= after || destroyed > upTo) continue;
        paths.push(keyFile(caseId), ...(await picturesOf(station, caseId, destroyed)));
      }
      return paths;
    },
  };
}

const keyFile = (caseId: string) => `keys/${caseId.slice(-2)}/${caseId}.key`;
const pictureFile = (name: string) => `blobs/${name.slice(0, 2)}/${name}`;
