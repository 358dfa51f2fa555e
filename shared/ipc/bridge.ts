/** Derives from the contract what main serves, what the window calls and what a test double imitates. */
import type * as z from 'zod';
import type { AppError } from '../domain/app-error';
import type { Result } from '../domain/result';
import type { Contract, Notices } from './contract';

type Call = { readonly input: z.ZodType; readonly output: z.ZodType };
type Side<Answer extends 'input' | 'output'> = {
  readonly [Group in keyof Contract]: {
    readonly [Name in keyof Contract[Group]]: Contract[Group][Name] extends Call
      ? (
          input: Answer extends 'input'
            ? z.output<Contract[Group][Name]['input']>
            : z.input<Contract[Group][Name]['input']>,
        ) => Promise<Result<z.output<Contract[Group][Name]['output']>, AppError>>
      : never;
  };
};

/** What main implements: arguments arrive parsed. */
export type Handlers = Side<'input'>;

/** What the window calls. */
export type Calls = Side<'output'>;

export type NoticeName = keyof Notices;
export type NoticePayload<N extends NoticeName> = z.output<Notices[N]>;

/** The object that preload exposes as `window.station`. */
export type StationBridge = Calls & {
  /** Listens to a notice; the answer stops listening. */
  readonly on: <N extends NoticeName>(
    name: N,
    listener: (payload: NoticePayload<N>) => void,
  ) => () => void;
};

/** Every call of the contract with its channel. */
export function channelsOf(contract: Contract): { group: string; name: string; call: Call }[] {
  return Object.entries(contract).flatMap(([group, calls]) =>
    Object.entries(calls as Record<string, Call>).map(([name, call]) => ({ group, name, call })),
  );
}
