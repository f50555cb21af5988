/** The domain XML that a model link stands for. */
import { domainRows } from '../model/domain-rows.ts';
import type { KeptDomain, KeptElement, KeptStatus, Stranger } from '../model/kept-domain.ts';
import { node, xmlText, type XmlNode } from './xml-text.ts';

/** A whole `<domain>`, in its `<domstatus>` where one is told, or the fragment that it was. */
export function domainText({ root, element, status }: KeptDomain): string {
  if (root !== 0) {
    let fragment: KeptElement | undefined = element;
    while (fragment !== undefined && fragment.row !== root) fragment = fragment.children[0];
    return fragment === undefined ? '' : xmlText(nodeOf(fragment));
  }
  return xmlText(status === undefined ? nodeOf(element) : statusNode(status, nodeOf(element)));
}

function nodeOf(element: KeptElement): XmlNode {
  const row = domainRows[element.row];
  const values = element.attributes.flatMap((value, i) => {
    const attribute = row?.attributes[i];
    return value === undefined || attribute === undefined ? [] : [[attribute.name, value] as const];
  });
  return {
    name: row?.name ?? '',
    attributes: [...values, ...element.strangeAttributes],
    // The one word that libvirt wants there, which nobody reads.
    text: row?.path === 'os/type' ? 'hvm' : (element.text ?? ''),
    children: [...element.children.map(nodeOf), ...element.strangers.map(strangerNode)],
  };
}

function strangerNode({ name, attributes, text, children }: Stranger): XmlNode {
  return { name, attributes, text, children: children.map(strangerNode) };
}

function statusNode({ state, pid, vcpus, numad }: KeptStatus, domain: XmlNode): XmlNode {
  return node('domstatus', { state, pid }, [
    ...(vcpus.length === 0
      ? []
      : [
          node(
            'vcpus',
            {},
            vcpus.map(({ vcpu, tid }) => node('vcpu', { id: vcpu, pid: tid })),
          ),
        ]),
    ...(numad === undefined ? [] : [node('numad', { ...numad })]),
    domain,
  ]);
}
