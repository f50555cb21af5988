import { describe, expect, it } from 'vitest';
import { findLibxmlFault, writeLibxmlFault } from './libxml-fault.ts';

const said = (text: string): string | undefined => {
  const fault = findLibxmlFault(text);
  return fault === undefined ? undefined : writeLibxmlFault('(domain_definition)', text, fault);
};
const inside = (inner: string): string => `<domain type='test'>\n<name>a</name>\n${inner}\n</domain>`;

// Each as virsh 9.0.0 with libxml2 2.9.14 prints it.
describe('libxml2’s first complaint', () => {
  it.each([
    ['<vcpu>4</vcp>', 3, 'Opening and ending tag mismatch: vcpu line 3 and vcp', '<vcpu>4</vcp>', 13],
    ['<vcpu>4', 4, 'Opening and ending tag mismatch: vcpu line 3 and domain', '</domain>', 9],
    ['<vcpu cpuset=1>4</vcpu>', 3, 'AttValue: " or \' expected', '<vcpu cpuset=1>4</vcpu>', 13],
    [
      '<vcpu cpuset>4</vcpu>',
      3,
      'Specification mandates value for attribute cpuset',
      '<vcpu cpuset>4</vcpu>',
      12,
    ],
    [
      `<vcpu cpuset='1'current='2'>4</vcpu>`,
      3,
      'attributes construct error',
      `<vcpu cpuset='1'current='2'>4</vcpu>`,
      16,
    ],
    [
      `<vcpu cpuset='1' cpuset='2'>4</vcpu>`,
      3,
      'Attribute cpuset redefined',
      `<vcpu cpuset='1' cpuset='2'>4</vcpu>`,
      27,
    ],
    ['<b>a & b</b>', 3, 'xmlParseEntityRef: no name', '<b>a & b</b>', 6],
    ['<b>&nbsp;</b>', 3, "Entity 'nbsp' not defined", '<b>&nbsp;</b>', 9],
    ['<b>&foo b</b>', 3, "EntityRef: expecting ';'", '<b>&foo b</b>', 7],
    ['< vcpu>4</vcpu>', 3, 'StartTag: invalid element name', '< vcpu>4</vcpu>', 1],
    ['<!-- a -- b -->', 3, 'Double hyphen within comment: <!-- a ', '<!-- a -- b -->', 7],
    ['<vcpu', 4, 'error parsing attribute name', '</domain>', 0],
    ['<vcpu>4</vcpu', 4, "expected '>'", '</domain>', 0],
    ['<vcpu>&#0;</vcpu>', 3, 'xmlParseCharRef: invalid xmlChar value 0', '<vcpu>&#0;</vcpu>', 10],
  ])('%s', (inner, line, message, excerpt, column) => {
    expect(said(inside(inner))).toBe(
      `(domain_definition):${line}: ${message}\n${excerpt}\n${'-'.repeat(column)}^`,
    );
  });

  it('is of the end where the text ends', () => {
    expect(said('<domain>\n')).toBe(
      '(domain_definition):2: Premature end of data in tag domain line 1\n(null)\n^',
    );
    expect(said('<domain/>\n<domain/>')).toContain('2: Extra content at the end of the document');
  });

  it('points by bytes, and keeps tabs', () => {
    expect(said('<a>\té & </a>')?.split('\n').at(-1)).toBe('---\t----^');
  });

  it('is none of a text that is well-formed', () => {
    expect(
      findLibxmlFault(inside(`<!-- x --><vcpu a="'">&#52;<![CDATA[&<]]></vcpu><?p i?>`)),
    ).toBeUndefined();
  });
});
