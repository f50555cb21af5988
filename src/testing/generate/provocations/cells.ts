/** The guest's topology and NUMA cells. */
import { cell, inNuma, of, type Provocation } from './provocation.ts';

const cache = (attributes: string, level = "level='1'"): string =>
  `<cache ${level} ${attributes}><size value='8'/><line value='8'/></cache>`;

const good = "associativity='direct' policy='none'";
const link = (attributes: string): string => `<latency ${attributes} type='read' value='1'/>`;

export const cellProvocations: readonly Provocation[] = [
  ...of(
    'topology numa',
    ...['sockets', 'dies', 'cores', 'threads'].flatMap((name) =>
      ['0', 'x', undefined].map((value) => {
        const all = { sockets: '1', dies: '1', cores: '1', threads: '1', [name]: value };
        const written = Object.entries(all).flatMap(([key, text]) =>
          text === undefined ? [] : [`${key}='${text}'`],
        );
        return `<cpu><topology ${written.join(' ')}/></cpu>`;
      }),
    ),
    "<cpu><topology sockets='65536' cores='65536' threads='1'/></cpu>",
    "<cpu mode='x'/>",
  ),
  ...of(
    'topology numa numatune backing devices',
    ...inNuma(
      '',
      cell('', "cpus='0-M'"),
      cell('', "cpus='M'"),
      "<cell id='1' cpus='0' memory='1'/>",
      "<cell id='x' cpus='0' memory='1'/>",
      "<cell id='0' cpus='0' memory='1'/><cell id='0' memory='1'/>",
      "<cell cpus='0' memory='1'/><cell cpus='0' memory='1'/>",
      "<cell cpus='0'/>",
      "<cell cpus='0' memory='x'/>",
      "<cell cpus='0' memory='1' unit='x'/>",
      "<cell cpus='0' memory='9007199254740992'/>",
      "<cell cpus='0' memory='9007199254740991' unit='KiB'/>",
      "<cell cpus='0' memory='9223372036854775807' unit='b'/>",
      cell('', "cpus='0' memAccess='default'"),
      cell('', "cpus='0' discard='on'"),
      // In two cells, for of one or three libvirt 9.0.0 falls over (oracle/README.md).
      ...[
        '',
        "<sibling value='10'/>",
        "<sibling id='x' value='10'/>",
        "<sibling id='2' value='10'/>",
        "<sibling id='0'/>",
        "<sibling id='0' value='x'/>",
        "<sibling id='0' value='9'/>",
        "<sibling id='1' value='10'/>",
        "<sibling id='1' value='256'/>",
      ].map((siblings) => `${cell(`<distances>${siblings}</distances>`)}<cell id='1' memory='1024'/>`),
      cell(cache(good, '')),
      cell(cache(good, "level='0'")),
      cell(cache(good, "level='4'")),
      cell(cache(good) + cache(good)),
      cell(cache("policy='none'")),
      cell(cache("associativity='x' policy='none'")),
      cell(cache("associativity='none'")),
      cell(cache("associativity='none' policy='x'")),
      cell(`<cache level='1' ${good}><line value='8'/></cache>`),
      cell(`<cache level='1' ${good}><size value='8'/></cache>`),
      cell(`<cache level='1' ${good}><size value='x'/><line value='8'/></cache>`),
      cell(`<cache level='1' ${good}><size value='8'/><line value='x'/></cache>`),
      ...[
        link("initiator='1' target='0'"),
        link("initiator='0' target='1'"),
        link("initiator='0' target='0' cache='1'"),
        link("initiator='0' target='0'") + link("initiator='0' target='0'"),
        link("target='0'"),
        link("initiator='x' target='0'"),
        link("initiator='0'"),
        link("initiator='0' target='x'"),
        link("initiator='0' target='0' cache='x'"),
        "<latency initiator='0' target='0' value='1'/>",
        "<latency initiator='0' target='0' type='none' value='1'/>",
        "<latency initiator='0' target='0' type='read'/>",
        "<latency initiator='0' target='0' type='read' value='x'/>",
        "<bandwidth initiator='0' target='0' type='read'/>",
        "<bandwidth initiator='0' target='0' type='read' value='x'/>",
        "<bandwidth target='0' type='read' value='1'/>",
        "<bandwidth initiator='0' target='0' type='x' value='1'/>",
        "<bandwidth initiator='0' target='x' type='read' value='1'/>",
        "<bandwidth initiator='0' type='read' value='1'/>",
        "<bandwidth initiator='x' target='0' type='read' value='1'/>",
      ].map((one) => `${cell('')}<interconnects>${one}</interconnects>`),
      `<cell cpus='0' memory='1'/><cell memory='1'/><interconnects>${link("initiator='1' target='0'")}</interconnects>`,
      `<cell cpus='0' memory='1'/><cell cpus='1' memory='1'/><interconnects>${link("initiator='0' target='1'")}${link("initiator='1' target='0'")}</interconnects>`,
    ),
  ),
];
