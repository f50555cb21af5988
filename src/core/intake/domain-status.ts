/**
 * What `<domstatus>` says beside the domain (`/run/libvirt/qemu/VM.xml`; qemu_domain.c,
 * qemuDomainObjPrivateXMLFormat): QEMU's process, the threads of the vCPUs, and numad's answer at start.
 */
import type { Located } from '../text/source.ts';
import { attributeOf, childNamed, elementsAt, type XmlElement } from '../xml/xml.ts';
import type { DomainStatus } from './reading.ts';

export function readDomainStatus(root: XmlElement): DomainStatus | undefined {
  if (root.name !== 'domstatus') return undefined;
  const pid = processNumber(attributeOf(root, 'pid')?.value);
  const state = attributeOf(root, 'state')?.value;
  const numad = childNamed(root, 'numad');
  const nodeset = numad === undefined ? undefined : valueOf(numad, 'nodeset');
  const cpuset = numad === undefined ? undefined : valueOf(numad, 'cpuset');
  return {
    ...(state === undefined ? {} : { state }),
    ...(pid === undefined ? {} : { pid }),
    vcpus: elementsAt(root, 'vcpus', 'vcpu').flatMap((element, place) => {
      const tid = processNumber(attributeOf(element, 'pid')?.value);
      // Before 2.2.0 the vCPU's number was its place in the list.
      const vcpu = Number(attributeOf(element, 'id')?.value ?? place);
      return tid === undefined || !(vcpu >= 0 && vcpu < 65_536) ? [] : [{ vcpu, tid, span: element.span }];
    }),
    ...(numad === undefined || (nodeset === undefined && cpuset === undefined)
      ? {}
      : {
          numad: {
            ...(nodeset === undefined ? {} : { nodeset }),
            ...(cpuset === undefined ? {} : { cpuset }),
            span: numad.span,
          },
        }),
    span: root.tagSpan,
  };
}

function valueOf(element: XmlElement, name: string): Located<string> | undefined {
  const attribute = attributeOf(element, name);
  return attribute === undefined ? undefined : { value: attribute.value, span: attribute.span };
}

/** 0 stands for a vCPU that has no thread. */
function processNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
