/** Typed arrays that grow. */

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The array itself when it is long enough, else a copy at least half as long again. */
export function grown<T extends Growing>(array: T, length: number): T {
  if (length <= array.length) return array;
  const longer = new (array.constructor as new (length: number) => T)(
    Math.max(length, Math.ceil(array.length * 1.5)),
  );
  longer.set(array);
  return longer;
}
