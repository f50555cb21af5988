/** `<resource>`: the partition, which is the parent cgroup (virDomainResourceDefParse). */
import type { Located } from '../../text/source.ts';
import { childrenNamed, type XmlElement } from '../../xml/xml.ts';
import { firstAttribute, firstText } from './attributes.ts';
import type { RefusalList } from './refuse.ts';

export function readPartition(domain: XmlElement, refusals: RefusalList): Located<string> | undefined {
  const elements = childrenNamed(domain, 'resource');
  if (elements[1] !== undefined)
    refusals.add('XML error: only one resource element is supported', elements[1].span);
  const element = elements[0];
  if (element === undefined) return undefined;
  const partition = firstText(element, 'partition');
  if (partition === undefined && firstAttribute(element, ['fibrechannel'], 'appid') === undefined) {
    // libvirt gives up without saying why.
    refusals.add('An error occurred, but the cause is unknown', element.span);
  }
  return partition === undefined ? undefined : { value: partition.text, span: partition.span };
}
