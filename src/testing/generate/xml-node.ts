/** XML as the generators make it: a small tree, written out only at the end, so that it can be shuffled and shrunk. */

export interface XmlNode {
  readonly name: string;
  /** In order; undefined is left out. Values are as they come out of the parser, not as they are written. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly content: string | readonly XmlNode[];
}

export function node(
  name: string,
  attributes: XmlNode['attributes'] = {},
  content: XmlNode['content'] = [],
): XmlNode {
  return { name, attributes, content };
}

/** noisy: with comments, CDATA and line ends wherever they make no difference. */
export type WritingStyle = 'plain' | 'noisy';

export function writeXml({ name, attributes, content }: XmlNode, style: WritingStyle = 'plain'): string {
  const quote = style === 'plain' ? "'" : '"';
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${quote}${escapeXml(value ?? '')}${quote}`)
    .join('');
  if (content.length === 0) return `<${name}${written}/>`;
  if (style === 'plain') {
    const inner =
      typeof content === 'string' ? escapeXml(content) : content.map((child) => writeXml(child)).join('');
    return `<${name}${written}>${inner}</${name}>`;
  }
  const inner =
    typeof content === 'string'
      ? `<!-- <vcpu>9</vcpu> -->${escapeXml(content.slice(0, 1))}<![CDATA[${content.slice(1)}]]>`
      : content.map((child) => `\n  <!--${child.name}-->${writeXml(child, style)}`).join('');
  return `<${name}${written} >${inner}</${name} >`;
}

/** Blanks other than the space as references, or attribute values would lose them. */
function escapeXml(text: string): string {
  return text.replace(/[&<>'"\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
