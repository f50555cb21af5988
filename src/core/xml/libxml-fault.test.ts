import { describe, expect, it } from 'vitest';
import { findLibxmlFault } from './libxml-fault.ts';
import { writeLibxmlFault } from './libxml-message.ts';

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

  it('quotes fifty bytes of what it had read, and less than the last two characters', () => {
    expect(said(`<a><![CDATA[${'é'.repeat(40)}`)).toContain(`not finished\n${'é'.repeat(25)}\n`);
    expect(said(`<a><![CDATA[${'a'.repeat(49)}é..`)).toContain(`not finished\n${'a'.repeat(49)}\ufffd\n`);
    expect(said('<a><![CDATA[\u0001')).toContain('Unregistered error message');
  });

  it('has other words for a comment once it meets what is no ASCII', () => {
    expect(said('<a><!-- é -- -->')).toBe(
      "(domain_definition):1: Comment must not contain '--' (double-hyphen)\n<a><!-- é -- -->\n-------------^",
    );
    expect(said('<a><!-- é abc')).toContain('1: Comment not terminated \n<!-- é a\n');
    expect(said('<a><!-- abc')).toContain('1: Comment not terminated\n<a>');
    expect(said('<a><!--é\u0001')).toContain('xmlParseComment: invalid xmlChar value 233');
  });

  it('stands where a run of text began, on the line it had reached', () => {
    expect(said('<a>\nb\n c]]>')).toBe(
      "(domain_definition):3: Sequence ']]>' not allowed in content\n<a>\n---^",
    );
    expect(said('<a>\né\n c]]>')).toBe(
      "(domain_definition):3: Sequence ']]>' not allowed in content\n c]]>\n--^",
    );
  });

  it('names what is no character, wherever it is met', () => {
    for (const text of [
      '<a>&\ufffe',
      '<a></\ufffe',
      '<a b\ufffe',
      "<a b='\ufffe",
      '<a><?p \ufffe',
      '<a><!--\ufffe',
    ])
      expect(said(text)).toContain('1: Char 0xFFFE out of allowed range\n');
  });

  it('is none of a text that is well-formed', () => {
    expect(
      findLibxmlFault(inside(`<!-- x --><vcpu a="'">&#52;<![CDATA[&<]]></vcpu><?p i?>`)),
    ).toBeUndefined();
  });
});
