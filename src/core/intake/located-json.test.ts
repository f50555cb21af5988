import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLocatedJson, type JsonValue } from './located-json.ts';

/** Members in order; names keep their meaning as data only. */
function plain(value: JsonValue): unknown {
  switch (value.kind) {
    case 'array':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries(value.members.map(([name, member]) => [name, plain(member)]));
    case 'string':
      return value.text;
    case 'number':
      return Number(value.text);
    case 'null':
      return null;
    case 'true':
    case 'false':
      return value.kind === 'true';
  }
}

it('reads what JSON.stringify writes, every value with its place', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 3), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const { root, fault } = readLocatedJson(text);
      expect(fault).toBeUndefined();
      expect(plain(root!)).toEqual(JSON.parse(text));
      expect(text.slice(root!.from, root!.to)).toBe(text);
    }),
  );
});

it.each([
  ['{"a":1', 'ends-early', 6],
  ['{"a" 1}', 'unexpected', 4],
  ['[1,]', 'unexpected', 3],
  ['{"a":"x', 'ends-early', 5],
  ['{"a":-x}', 'unexpected', 5],
  ['', 'ends-early', 0],
  ['nonsense', 'unexpected', 0],
])('%j is at fault', (text, detail, at) => {
  expect(readLocatedJson(text).fault).toEqual({ detail, at });
});

it('keeps what stands before the fault', () => {
  const { root } = readLocatedJson('{"a":[1,{"b":"c"},{"d');
  expect(plain(root!)).toEqual({ a: [1, { b: 'c' }, {}] });
});
