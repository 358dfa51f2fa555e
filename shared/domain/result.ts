/** Success or a named error as a value: what every rule and every door of the station returns. */

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };
export type Result<T, E> = Ok<T> | Err<E>;

/** A success carrying `value`. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** A failure carrying `error`, which is data with a `kind` and never a thrown thing. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/** Closes a switch over a union: a new member without a branch does not compile. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${typeof value}`);
}
