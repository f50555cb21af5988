/** `<vcpusched>`, `<iothreadsched>`, `<emulatorsched>`. */
import fc from 'fast-check';
import { few, maybe, mostly, required, tidyOr, type Care } from './care.ts';
import { numberText, setText, word } from './values.ts';
import { node, type XmlNode } from './xml-node.ts';

type Attributes = Readonly<Record<string, string | undefined>>;

function policy(care: Care): fc.Arbitrary<Attributes> {
  const priority = mostly(care, fc.integer({ min: 1, max: 99 }).map(String), numberText(care, fc.nat(120)));
  return mostly(
    care,
    fc.oneof(
      fc.record({ scheduler: fc.constantFrom('fifo', 'rr'), priority }),
      fc.record({ scheduler: fc.constantFrom('batch', 'idle'), priority: maybe(20, priority) }),
    ),
    fc.record({
      scheduler: required('careless', word('careless', 'fifo', 'none', 'other', 'batch')),
      priority: maybe(40, priority),
    }),
  );
}

function threadScheduler(
  care: Care,
  name: string,
  attribute: string,
  set: fc.Arbitrary<string>,
): fc.Arbitrary<XmlNode> {
  return fc
    .tuple(required(care, mostly(care, set, setText(care))), policy(care))
    .map(([threads, rest]) => node(name, { [attribute]: threads, ...rest }));
}

export function schedulerElements(
  care: Care,
  max: number,
  iothreads: number,
): fc.Arbitrary<readonly XmlNode[]> {
  const vcpus = (first: number, count: number): fc.Arbitrary<readonly XmlNode[]> =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        threadScheduler(care, 'vcpusched', 'vcpus', fc.constant(String(first + i))),
      ),
    );
  const some = fc.integer({ min: 1, max: Math.min(max, 3) }).chain((count) => vcpus(0, count));
  const any = few(
    threadScheduler(care, 'vcpusched', 'vcpus', fc.constantFrom('0', '0-1', '1', '^0', '0-3')),
    3,
  );
  const ids = Array.from({ length: Math.min(iothreads, 3) }, (_, i) => i + 1);
  const forIothreads = fc
    .subarray(ids)
    .chain((all) =>
      fc.tuple(
        ...all.map((id) => threadScheduler(care, 'iothreadsched', 'iothreads', fc.constant(String(id)))),
      ),
    );
  const anyIothreads = few(
    threadScheduler(care, 'iothreadsched', 'iothreads', fc.constantFrom('0', '1', '1-2', '3', '2')),
    3,
  );
  const emulator = policy(care).map((rest) => node('emulatorsched', rest));
  return fc
    .tuple(
      fc.oneof(fc.constant([]), tidyOr(care, some, any)),
      tidyOr(care, forIothreads, anyIothreads),
      maybe(30, emulator),
      maybe(care === 'careless' ? 12 : 1, emulator),
    )
    .map(([first, second, ...rest]) => [...first, ...second, ...rest.filter((one) => one !== undefined)]);
}
