/** A fault of libxml2's as libvirt shows it. */
import type { LibxmlFault } from './libxml-fault.ts';

/** catchXMLError: line and sentence, the line of the text, and a pointer below it. */
export function writeLibxmlFault(document: string, text: string, fault: LibxmlFault): string {
  let from = fault.at;
  while (from > 0 && '\r\n'.includes(text.charAt(from)) && from < text.length) from--;
  while (from > 0 && !'\r\n'.includes(text.charAt(from - 1))) from--;
  const excerpt = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  // A column is a byte of UTF-8.
  const pointer = excerpt
    .slice(0, Math.max(0, fault.at - from))
    .replace(/[\u{10000}-\u{10ffff}]/gu, '----')
    .replace(/[\u0800-\uffff]/g, '---')
    .replace(/[\u0080-\u07ff]/g, '--')
    .replace(/[^\t-]/g, '-');
  const shown = excerpt === '' ? '(null)' : excerpt;
  return `${document}:${String(fault.line)}: ${fault.message}\n${shown}\n${pointer}^`;
}
