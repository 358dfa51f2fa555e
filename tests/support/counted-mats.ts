/** OpenCV whose matrices are counted: they live outside the reach of the collector, and each must be deleted. */
import type { Cv } from '../../renderer/workers/vision/open-cv';

type Deletable = { delete(): void };

function isDeletable(value: unknown): value is Deletable {
  return typeof value === 'object' && value !== null && 'delete' in value && 'isDeleted' in value;
}

/** Everything that was made through `cv` and not deleted yet; `cv` is the same otherwise. */
export function countMats(plain: Cv): { readonly cv: Cv; readonly live: () => number } {
  const living = new Set<Deletable>();
  const proxies = new WeakMap<object, object>();
  const note = (value: unknown): unknown => {
    if (!isDeletable(value) || living.has(value)) return value;
    living.add(value);
    for (const name of ['clone', 'roi', 'get'] as const) {
      const make = (value as unknown as Record<string, unknown>)[name];
      if (typeof make !== 'function') continue;
      Object.defineProperty(value, name, {
        value: (...given: unknown[]) => note(Reflect.apply(make, value, given)),
      });
    }
    const remove = value.delete.bind(value);
    Object.defineProperty(value, 'delete', {
      value: () => {
        living.delete(value);
        remove();
      },
    });
    return value;
  };
  const counted = (callable: object): object => {
    const known = proxies.get(callable);
    if (known !== undefined) return known;
    const proxy = new Proxy(callable, {
      apply: (target, _self, given: unknown[]) =>
        note(Reflect.apply(target as () => unknown, plain, given)),
      construct: (target, given: unknown[]) =>
        note(Reflect.construct(target as new () => object, given)) as object,
    });
    proxies.set(callable, proxy);
    return proxy;
  };
  const cv = new Proxy(plain, {
    get(target, name): unknown {
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? counted(value) : value;
    },
  });
  return { cv, live: () => living.size };
}
