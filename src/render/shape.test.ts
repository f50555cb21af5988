import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Shape } from './shape.ts';
import { toSvgText } from './shape.ts';

describe('toSvgText', () => {
  it('writes elements, attributes, tooltips and texts', () => {
    const shape: Shape = {
      tag: 'svg',
      attributes: { width: 3, class: undefined },
      children: [{ tag: 'text', attributes: { x: 1 }, text: 'a', title: 'all of it' }],
    };
    expect(toSvgText(shape)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="3">\n<text x="1"><title>all of it</title>a</text>\n</svg>\n',
    );
  });

  it('escapes whatever stands in a text or attribute, so that it is read back as it was', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(text, text, (content, value) => {
        let read = '';
        let attribute = '';
        const parser = new SaxesParser();
        parser.on('text', (piece) => (read += piece));
        parser.on('opentag', (tag) => (attribute = String(tag.attributes['id'])));
        parser.on('error', (error) => {
          throw error;
        });
        parser.write(toSvgText({ tag: 'svg', attributes: { id: value }, text: content })).close();
        const kept = (given: string): string =>
          // eslint-disable-next-line no-control-regex -- what XML cannot hold
          given.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
        // reading ends lines with \n, and makes white space in attributes spaces
        expect(read.trimEnd()).toBe(kept(content).replace(/\r\n?/g, '\n').trimEnd());
        expect(attribute).toBe(kept(value).replace(/\r\n?|[\n\t]/g, ' '));
      }),
    );
  });
});
