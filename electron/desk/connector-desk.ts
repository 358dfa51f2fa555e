/** The connector profiles of an open station: takes one in, and logs in at its provider. */
import type { ConnectorProfile, OidcIdentity } from '../../shared/connector/profile';
import { readProfile } from '../../shared/connector/read-profile';
import type { AppError } from '../../shared/domain/app-error';
import type { Result } from '../../shared/domain/result';
import { assertNever, err, ok } from '../../shared/domain/result';
import type { Connector, LogInStep, ProfileCheck } from '../../shared/ipc/calls/connectors';
import { mostConnectors } from '../../shared/ipc/calls/connectors';
import { canonicalJson } from '../../shared/protocol/canonical-json';
import { cancelSource } from '../../shared/sync/cancel';
import type { AccessKeeper } from '../sync/oidc/access-keeper';
import { createAccessKeeper } from '../sync/oidc/access-keeper';
import type { LogIn } from '../sync/oidc/grant';
import { beginLogIn, refreshLogIn } from '../sync/oidc/log-in';
import type { LoopbackWords } from '../sync/oidc/loopback';
import { openProviderLine } from '../sync/oidc/provider-line';
import { openHttpWire } from '../sync/http-wire';
import { parsePlatformUrl } from '../sync/platform-url';
import { sha256Hex } from '../vault/seal';
import type { Station } from './station';
import type { Pairing } from './platform-facts';
import { pairingsOf } from './platform-facts';
import { isAt, profileInForce } from './profile-in-force';

/** How long somebody may take to log in, in milliseconds. */
const logInLimitMs = 10 * 60_000;

export type ConnectorDesk = {
  readonly list: () => Connector[];
  /** What a file is; nothing is taken in by that. */
  readonly check: (file: ProfileFile) => Result<ProfileCheck, AppError>;
  readonly add: (sha256: string) => Promise<Result<Connector[], AppError>>;
  /** The newest version of a profile. */
  readonly find: (id: string) => ConnectorProfile | undefined;
  /** See `profileInForce`. */
  readonly inForce: (pairing: Pairing | undefined) => ConnectorProfile | undefined;
  /** The log-in that requests to its platform carry; nothing where none is asked for. */
  readonly accessOf: (profile: ConnectorProfile) => AccessKeeper | undefined;
  readonly logIn: (id: string) => Promise<Result<LogInStep, AppError>>;
  readonly finishLogIn: () => Promise<Result<Connector[], AppError>>;
  readonly stopLogIn: () => void;
  /** Stops what is under way. */
  readonly close: () => void;
};

type ProfileFile = { readonly text: string; readonly bytes: number };

export type ConnectorParts = {
  readonly station: Pick<Station, 'facts' | 'appendStation' | 'during' | 'operator'>;
  /** Opens an address in this computer's browser; that it cannot is shown by the page's own sentence. */
  readonly openBrowser: (address: string) => Promise<void>;
  readonly words: LoopbackWords;
  /** Another version of a profile was taken in. */
  readonly onAdded: (profileId: string) => void;
  readonly monotonicMs: () => number;
};

type UnderWay = { readonly profile: ConnectorProfile; readonly logIn: LogIn };

/** The connector desk of an open station. */
export function createConnectorDesk(parts: ConnectorParts): ConnectorDesk {
  const { station, words } = parts;
  const { wire, close } = openHttpWire();
  const closing = cancelSource();
  const keepers = new Map<string, AccessKeeper>();
  let checked: { readonly sha256: string; readonly profile: ConnectorProfile } | undefined;
  let underWay: UnderWay | undefined;

  const newest = (): Map<string, ConnectorProfile> =>
    new Map(station.facts().connectors.map((profile) => [profile.id, profile]));
  const lineTo = ({ issuer }: OidcIdentity) => openProviderLine(wire, issuer, closing.signal);

  const save = async (profile: ConnectorProfile, refreshToken: string, renewed: boolean) => {
    const { id: profileId, name, identity } = profile;
    if (identity.kind !== 'oidc') return ok(undefined);
    const { issuer, clientId } = identity;
    const event = { type: 'platformLoggedIn' as const, profileId, name, issuer, clientId };
    const told = { ...event, refreshToken, ...(renewed ? { renewed: true as const } : {}) };
    return station.during(() => station.appendStation([told]));
  };
  const refreshTokenOf = ({ id, identity }: ConnectorProfile): string | undefined => {
    const kept = station.facts().logIns[id];
    // A token never goes to another provider than the one that gave it, whatever a later version of a profile says.
    const isTheirs =
      identity.kind === 'oidc' &&
      kept?.issuer === identity.issuer &&
      kept.clientId === identity.clientId;
    return isTheirs ? kept.refreshToken : undefined;
  };
  const accessOf = (profile: ConnectorProfile): AccessKeeper | undefined => {
    const { identity } = profile;
    if (identity.kind !== 'oidc') return undefined;
    const key = canonicalJson({ id: profile.id, identity });
    const known = keepers.get(key);
    if (known !== undefined) return known;
    const keeper = createAccessKeeper({
      refreshToken: () => refreshTokenOf(profile),
      refresh: (token) => refreshLogIn({ line: lineTo(identity), identity }, token),
      save: async (token) => (await save(profile, token, true)).ok,
      nowMs: parts.monotonicMs,
    });
    keepers.set(key, keeper);
    return keeper;
  };

  const told = (profile: ConnectorProfile): Connector => {
    const { id, version, name, baseUrl, identity, fields, facts, constants } = profile;
    const pairings = pairingsOf(station.facts());
    const oidc = identity.kind === 'oidc';
    return {
      id,
      version,
      name,
      baseUrl,
      way: oidc ? identity.way : 'none',
      ...(oidc ? { issuer: identity.issuer } : {}),
      loggedIn: oidc && (accessOf(profile)?.isLoggedIn() ?? false),
      paired: pairings.some((pairing) => isAt(pairing, id, baseUrl)),
      names: [fields, facts, constants].reduce((sum, part) => sum + Object.keys(part).length, 0),
      checksNumbers: profile.matterNumber !== undefined,
    };
  };
  const list = () => [...newest().values()].slice(-mostConnectors).map(told);
  const heldAs = ({ id, version }: ConnectorProfile) =>
    station.facts().connectors.find((held) => held.id === id && held.version === version);

  const stopLogIn = () => {
    underWay?.logIn.stop();
    underWay = undefined;
  };

  return {
    list,
    find: (id) => newest().get(id),
    inForce: (pairing) => profileInForce(station.facts(), pairing),
    accessOf,
    check: (file) => {
      checked = undefined;
      const read = readProfile(file);
      if (!read.ok) return refusal(read.error);
      const profile = read.value;
      if (addressesOf(profile).some((address) => parsePlatformUrl(address) === undefined)) {
        return err({ kind: 'profileAddressInvalid' });
      }
      const held = heldAs(profile);
      const isHeld = held !== undefined;
      if (isHeld && canonicalJson(held) !== canonicalJson(profile)) {
        return err({ kind: 'profileVersionTaken', version: profile.version });
      }
      const sha256 = sha256Hex(Buffer.from(file.text, 'utf8'));
      checked = { sha256, profile };
      return ok({ kind: 'fits', sha256, isHeld, connector: told(profile) });
    },
    add: async (sha256) => {
      if (checked?.sha256 !== sha256) return err({ kind: 'profileUnreadable' });
      const { profile } = checked;
      if (heldAs(profile) === undefined) {
        const { id, name } = station.operator;
        const event = { type: 'connectorAdded' as const, profile, sha256, by: { id, name } };
        const written = await station.appendStation([event]);
        if (!written.ok) return written;
        parts.onAdded(profile.id);
      }
      checked = undefined;
      return ok(list());
    },
    logIn: async (id) => {
      stopLogIn();
      const profile = newest().get(id);
      if (profile === undefined) return err({ kind: 'profileUnknown' });
      const { identity } = profile;
      if (identity.kind !== 'oidc') return err({ kind: 'invalidRequest' });
      const line = lineTo(identity);
      const begun = await beginLogIn({ line, identity, words, limitMs: logInLimitMs });
      if (!begun.ok) return begun;
      stopLogIn();
      if (closing.signal.cancelled) {
        begun.value.stop();
        return err({ kind: 'stationLocked' });
      }
      underWay = { profile, logIn: begun.value };
      const { address, userCode } = begun.value;
      if (identity.way === 'browser') void parts.openBrowser(address).catch(() => undefined);
      return ok({ address, ...(userCode === undefined ? {} : { userCode }) });
    },
    finishLogIn: async () => {
      const asked = underWay;
      if (asked === undefined) return err({ kind: 'logInStopped' });
      const answer = await asked.logIn.done;
      if (underWay === asked) underWay = undefined;
      if (!answer.ok) return answer;
      if (closing.signal.cancelled) return err({ kind: 'stationLocked' });
      const { refreshToken } = answer.value;
      if (refreshToken !== undefined) {
        const written = await save(asked.profile, refreshToken, false);
        if (!written.ok) return written;
      }
      accessOf(asked.profile)?.take(answer.value);
      return ok(list());
    },
    stopLogIn,
    close: () => {
      closing.cancel();
      stopLogIn();
      close();
    },
  };
}

function addressesOf({ baseUrl, identity }: ConnectorProfile): string[] {
  return identity.kind === 'oidc' ? [baseUrl, identity.issuer] : [baseUrl];
}

type ProblemOf = Extract<ReturnType<typeof readProfile>, { readonly ok: false }>['error'];

function refusal(problem: ProblemOf): Result<ProfileCheck, AppError> {
  switch (problem.kind) {
    case 'profileTooLarge':
    case 'profileUnreadable':
    case 'profileTooNew':
      return err(problem);
    case 'profileFaulty':
      return ok({ kind: 'faulty', faults: [...problem.faults] });
    default:
      return assertNever(problem);
  }
}
