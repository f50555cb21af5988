import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainProse, readProse } from './prose.ts';

describe('prose in lessons', () => {
  it('has code, stress and terms', () => {
    expect(readProse('A `vcpupin` is **not** *met* by [[cpuset|the set]].')).toEqual([
      [
        { kind: 'text', text: 'A ' },
        { kind: 'code', text: 'vcpupin' },
        { kind: 'text', text: ' is ' },
        { kind: 'strong', text: 'not' },
        { kind: 'text', text: ' ' },
        { kind: 'em', text: 'met' },
        { kind: 'text', text: ' by ' },
        { kind: 'term', id: 'cpuset', text: 'the set' },
        { kind: 'text', text: '.' },
      ],
    ]);
  });

  it('parts paragraphs at empty lines', () => {
    expect(plainProse('One.\n\nTwo `x`.')).toBe('One.\n\nTwo x.');
    expect(readProse('One.\n\nTwo.')).toHaveLength(2);
  });

  it('keeps markup and signs without a partner as text', () => {
    for (const text of ['<img src=x onerror=alert(1)>', '2 * 3', '**open', '[[', '[[Not a key]]', '`'])
      expect(readProse(text)).toEqual([[{ kind: 'text', text }]]);
  });

  it('loses nothing but its own signs', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = plainProse(text);
        const rest = Array.from(text).filter((sign) => !'*`[]|\n\r \t'.includes(sign) && sign.trim() !== '');
        return rest.length === 0 || plain.length > 0;
      }),
    );
  });
});
