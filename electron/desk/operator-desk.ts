/** The people of the station: added, changed, disabled and given passphrases; each step is an entry before it is done. */
import { randomBytes } from 'node:crypto';
import type { OperatorRole } from '../../shared/domain/command';
import { err, ok } from '../../shared/domain/result';
import type { ListedOperator, StartPassphrase } from '../../shared/ipc/operator-calls';
import type { StationEvent } from '../../shared/ledger/station-event';
import { newId } from '../new-id';
import { readableLetters } from '../readable-letters';
import type { Vault } from '../vault/vault';
import type { VaultChange } from '../vault/wrapping';
import { mayReplace, note, setOwnPassphrase } from './admission';
import type { Answer } from './doors';
import { createTurns } from './keyed-lock';
import type { Station } from './station';
import type { OperatorFacts } from './station-facts';
import { changeVault } from './vault-changes';

type SecondFactor = 'on' | 'waiting' | 'notOffered' | 'notReal';

export type OperatorDesk = {
  readonly list: (station: Station) => Answer<ListedOperator[]>;
  readonly add: (
    station: Station,
    person: { code: string; name: string; role: OperatorRole },
  ) => Answer<StartPassphrase>;
  readonly change: (
    station: Station,
    person: { operatorId: string; name: string; role: OperatorRole },
  ) => Answer<undefined>;
  readonly disable: (station: Station, operatorId: string) => Answer<undefined>;
  /** A start passphrase for somebody who forgot theirs, or comes back. */
  readonly resetPassphrase: (station: Station, operatorId: string) => Answer<StartPassphrase>;
  /** Whether the system's secret stands beside the own passphrase. */
  readonly protection: (station: Station) => Answer<{ secondFactor: SecondFactor }>;
  readonly changeOwn: (station: Station, present: string, next: string) => Answer<undefined>;
  /** Whether it is the passphrase of who unlocked: counted and slowed down as at the door, and told of in the trail. */
  readonly confirmOwn: (station: Station, passphrase: string) => Answer<undefined>;
};

/** The desk over a vault; its changes follow each other, and between check and change nothing else comes in. */
export function createOperatorDesk(vault: Vault): OperatorDesk {
  const alone = createTurns();

  /** Whether a station without this administrator still has one who can come in. */
  async function hasOtherAdmin(station: Station, { id }: OperatorFacts): Answer<boolean> {
    const view = await vault.view(station.stationKey);
    if (!view.ok) return view;
    const wrapped = new Set(view.value.operators.map(({ operatorId }) => operatorId));
    const others = station
      .facts()
      .operators.filter((one) => one.id !== id && one.active && one.role === 'admin');
    return ok(others.some((one) => wrapped.has(one.id)));
  }

  async function withoutThisAdmin(
    station: Station,
    person: OperatorFacts,
    work: () => Answer<undefined>,
  ): Answer<undefined> {
    if (person.role === 'admin' && person.active) {
      const others = await hasOtherAdmin(station, person);
      if (!others.ok) return others;
      if (!others.value) return err({ kind: 'lastAdmin' });
    }
    return work();
  }

  /** Wraps for somebody under a passphrase that only opens to be replaced. */
  async function giveStart(
    station: Station,
    { id: operatorId, code }: Pick<OperatorFacts, 'id' | 'code'>,
    events: readonly StationEvent[],
  ): Answer<StartPassphrase> {
    const passphrase = startPassphrase();
    const change: VaultChange = {
      kind: 'setPassphrase',
      operatorId,
      code,
      passphrase,
      mustChange: true,
    };
    const changed = await changeVault(vault, station, [change], events);
    return changed.ok ? ok({ operatorId, code, startPassphrase: passphrase }) : changed;
  }

  return {
    list: async (station) => {
      const view = await vault.view(station.stationKey);
      if (!view.ok) return view;
      return ok(
        station.facts().operators.map(({ id, code, name, role, active }) => {
          const wrapping = view.value.operators.find(({ operatorId }) => operatorId === id);
          const passphrase =
            wrapping === undefined ? 'none' : wrapping.mustChange ? 'start' : 'own';
          return { operatorId: id, code, name, role, active, passphrase };
        }),
      );
    },

    add: (station, { code, name, role }) =>
      alone(async () => {
        const taken = station.facts().operators.some((one) => one.code === code);
        if (taken) return err({ kind: 'operatorCodeTaken' });
        const operatorId = newId();
        return giveStart(station, { id: operatorId, code }, [
          { type: 'operatorAdded', operatorId, code, name, role },
        ]);
      }),

    change: (station, { operatorId, name, role }) =>
      alone(async () => {
        const person = findOperator(station, operatorId);
        if (person === undefined) return err({ kind: 'operatorUnknown' });
        const work = async (): Answer<undefined> => {
          const event = { type: 'operatorChanged', operatorId, name, role } as const;
          const noted = await station.appendStation([event]);
          return noted.ok ? ok(undefined) : noted;
        };
        return role === 'admin' ? work() : withoutThisAdmin(station, person, work);
      }),

    disable: (station, operatorId) =>
      alone(async () => {
        const person = findOperator(station, operatorId);
        if (person === undefined) return err({ kind: 'operatorUnknown' });
        return withoutThisAdmin(station, person, () => {
          const others = station
            .facts()
            .operators.filter(({ id, active }) => active && id !== operatorId);
          return changeVault(
            vault,
            station,
            [{ kind: 'keepOnly', operatorIds: others.map(({ id }) => id) }],
            [{ type: 'operatorDisabled', operatorId }],
          );
        });
      }),

    resetPassphrase: (station, operatorId) =>
      alone(async () => {
        const person = findOperator(station, operatorId);
        if (person === undefined) return err({ kind: 'operatorUnknown' });
        return giveStart(station, person, [
          ...(person.active ? [] : [{ type: 'operatorEnabled' as const, operatorId }]),
          { type: 'passphraseReset', operatorId, by: 'admin' },
        ]);
      }),

    protection: async (station) => {
      const state = vault.deviceSecret();
      if (state !== 'on') return ok({ secondFactor: state });
      const view = await vault.view(station.stationKey);
      if (!view.ok) return view;
      const own = view.value.operators.find(({ operatorId }) => operatorId === station.operator.id);
      return ok({ secondFactor: own?.secondFactor === undefined ? 'waiting' : 'on' });
    },

    changeOwn: (station, present, next) =>
      alone(async () => {
        const person = findOperator(station, station.operator.id);
        if (person?.active !== true) return err({ kind: 'operatorUnknown' });
        const known = await vault.confirm(person.id, present);
        if (!known.ok) return known;
        const checked = mayReplace(station, person, present, next);
        return checked.ok ? setOwnPassphrase(vault, station, person, next) : checked;
      }),

    confirmOwn: (station, passphrase) =>
      alone(async () => {
        const person = findOperator(station, station.operator.id);
        if (person?.active !== true) return err({ kind: 'operatorUnknown' });
        const found = await vault.unlock(person.code, passphrase);
        if (!found.ok) return found;
        const { stationKey, refused } = found.value;
        stationKey.fill(0);
        await note(vault, station, refused, []);
        return ok(undefined);
      }),
  };
}

function findOperator({ facts }: Station, operatorId: string): OperatorFacts | undefined {
  return facts().operators.find(({ id }) => id === operatorId);
}

/** 60 random bits in letters that are not misread; it opens once, to be replaced. */
function startPassphrase(): string {
  const text = readableLetters(randomBytes(12));
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}
