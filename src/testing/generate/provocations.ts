/**
 * One fault each, for the messages that chance alone would hardly ever meet first: all but the likeliest of
 * libvirt.md §4. Added to an otherwise tidy domain. M stands for the number of vCPUs, ROOT for the machine's root bus.
 */

export type Topic =
  | 'vcpus'
  | 'iothreads'
  | 'pins'
  | 'time'
  | 'schedulers'
  | 'control'
  | 'topology'
  | 'numa'
  | 'numatune'
  | 'memory'
  | 'backing'
  | 'devices'
  | 'resource';

export interface Provocation {
  readonly xml: string;
  /** What the domain must not speak of beside it. */
  readonly without: readonly Topic[];
}

function of(topics: string, ...xmls: readonly string[]): readonly Provocation[] {
  const without = topics.split(' ').filter(Boolean) as readonly Topic[];
  return xmls.map((xml) => ({ xml, without }));
}

const inCputune = (...children: readonly string[]): readonly string[] =>
  children.map((child) => `<cputune>${child}</cputune>`);

const cell = (inner: string, attributes = "cpus='0'"): string =>
  `<cell id='0' ${attributes} memory='1024'>${inner}</cell>`;

const inNuma = (...children: readonly string[]): readonly string[] =>
  children.map((child) => `<cpu><numa>${child}</numa></cpu>`);

const cache = (attributes: string, level = "level='1'"): string =>
  `<cache ${level} ${attributes}><size value='8'/><line value='8'/></cache>`;

const good = "associativity='direct' policy='none'";
const link = (attributes: string): string => `<latency ${attributes} type='read' value='1'/>`;
const module = (inner: string, attributes = "model='dimm'"): string =>
  `<maxMemory slots='4'>8388608</maxMemory><devices><memory ${attributes}>${inner}</memory></devices>`;
const target = (node: string): string => `<target><size>1024</size>${node}</target>`;

const forAll: readonly Provocation[] = [
  ...of(
    'pins',
    ...inCputune(
      "<vcpupin cpuset='1'/>",
      "<vcpupin vcpu='0'/>",
      "<vcpupin vcpu='0' cpuset='^0'/>",
      "<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='00' cpuset='x'/>",
      '<emulatorpin/>',
      "<emulatorpin cpuset='0'/><emulatorpin/>",
    ),
  ),
  ...of(
    'pins iothreads',
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadpin iothread='9'/></cputune>",
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadpin iothread='9' cpuset='1'/><iothreadpin iothread='9' cpuset='1'/></cputune>",
    "<iothreadids><iothread id='9'/><iothread id='9'/></iothreadids>",
    "<iothreadids><iothread id='0'/></iothreadids>",
    '<iothreadids><iothread/></iothreadids>',
    ...['iothreadids><iothread id="9"', 'defaultiothread'].flatMap((open) => {
      const end = open === 'defaultiothread' ? '' : '</iothreadids>';
      return [
        `<${open} thread_pool_max='0'/>${end}`,
        `<${open} thread_pool_min='0'/>${end}`,
        `<${open} thread_pool_min='3' thread_pool_max='2'/>${end}`,
        `<${open} thread_pool_min='-1'/>${end}`,
        `<${open} thread_pool_max='x'/>${end}`,
      ];
    }),
  ),
  ...of(
    'vcpus',
    ...[
      "<vcpu id='0' enabled='yes'/><vcpu id='M' enabled='yes'/>",
      "<vcpu enabled='yes'/>",
      "<vcpu id='0'/>",
      "<vcpu id='0' enabled='on'/>",
      "<vcpu id='0' enabled='yes' hotpluggable='on'/>",
      "<vcpu id='0' enabled='yes' order='x'/>",
      "<vcpu id='0' enabled='yes'/><vcpu id='1' enabled='no' hotpluggable='no'/>",
      "<vcpu id='0' enabled='yes' hotpluggable='yes'/>",
      "<vcpu id='0' enabled='yes' order='2'/>",
      "<vcpu id='0' enabled='no'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes'/>",
      "<vcpu id='0' enabled='yes'/><vcpu id='1' enabled='yes' hotpluggable='yes'/><vcpu id='2' enabled='yes' hotpluggable='no'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='3'/><vcpu id='2' enabled='yes' hotpluggable='no' order='2'/>",
    ].map((inner) => `<vcpus>${inner}</vcpus>`),
  ),
  ...of(
    'time',
    ...['', 'global_', 'emulator_', 'iothread_'].flatMap((prefix) =>
      inCputune(
        `<${prefix}period>x</${prefix}period>`,
        `<${prefix}period>999</${prefix}period>`,
        `<${prefix}quota>x</${prefix}quota>`,
        `<${prefix}quota>999</${prefix}quota>`,
      ),
    ),
    ...inCputune('<shares>x</shares>', '<shares>1</shares>', '<shares>262145</shares>'),
  ),
  ...of(
    'schedulers',
    ...inCputune(
      "<vcpusched scheduler='idle'/>",
      "<vcpusched vcpus='^0' scheduler='idle'/>",
      "<vcpusched vcpus='M' scheduler='idle'/>",
      "<vcpusched vcpus='0'/>",
      "<vcpusched vcpus='0' scheduler='none'/>",
      "<vcpusched vcpus='0' scheduler='rr'/>",
      "<vcpusched vcpus='0' scheduler='rr' priority='x'/>",
      "<vcpusched vcpus='0' scheduler='idle'/><vcpusched vcpus='0' scheduler='batch'/>",
      "<emulatorsched scheduler='idle'/><emulatorsched/>",
      '<emulatorsched/>',
      "<emulatorsched scheduler='none'/>",
      "<iothreadsched scheduler='idle'/>",
      "<iothreadsched iothreads='^0' scheduler='idle'/>",
      "<iothreadsched iothreads='99' scheduler='idle'/>",
    ),
  ),
  ...of(
    'schedulers iothreads',
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadsched iothreads='9'/></cputune>",
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadsched iothreads='9' scheduler='none'/></cputune>",
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadsched iothreads='9' scheduler='idle'/><iothreadsched iothreads='9' scheduler='idle'/></cputune>",
  ),
  ...of(
    'control',
    ...inCputune(
      '<cachetune/>',
      "<cachetune vcpus='x'/>",
      "<memorytune vcpus='x'/>",
      '<memorytune/>',
      "<cachetune vcpus='0'><monitor level='3'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='3' vcpus='x'/></cachetune>",
      "<cachetune vcpus='0'><monitor vcpus='0'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='2' vcpus='0'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='x' vcpus='0'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='3' vcpus='1'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='3' vcpus='M'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='3' vcpus='0'/><monitor level='3' vcpus='0'/></cachetune>",
      "<cachetune vcpus='0-1'><monitor level='3' vcpus='0'/><monitor level='3' vcpus='0-1'/></cachetune>",
      "<cachetune vcpus='0'><monitor level='3' vcpus='0'/></cachetune><cachetune vcpus='0'/>",
      "<cachetune vcpus='0-1'><monitor level='3' vcpus='0'/></cachetune><memorytune vcpus='1'/>",
      "<cachetune vcpus='0'><cache id='0' level='3' type='both' size='1'/><cache id='0' level='3' type='code' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache level='3' type='both' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='x' level='3' type='both' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' type='both' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' level='x' type='both' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' level='3' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' level='3' type='x' size='1'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' level='3' type='both'/></cachetune>",
      "<cachetune vcpus='0'><cache id='0' level='3' type='both' size='1' unit='x'/></cachetune>",
      "<memorytune vcpus='0'><node bandwidth='1'/></memorytune>",
      "<memorytune vcpus='0'><node id='x' bandwidth='1'/></memorytune>",
      "<memorytune vcpus='0'><node id='0'/></memorytune>",
      "<memorytune vcpus='0'><node id='0' bandwidth='x'/></memorytune>",
      "<memorytune vcpus='0'><node id='0' bandwidth='101'/></memorytune>",
      "<memorytune vcpus='0'><node id='0' bandwidth='1'/><node id='0' bandwidth='1'/></memorytune>",
      "<memorytune vcpus='0'><node id='0' bandwidth='1'/></memorytune>",
    ),
  ),
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
      cell('<distances/>'),
      cell("<distances><sibling value='10'/></distances>"),
      cell("<distances><sibling id='x' value='10'/></distances>"),
      cell("<distances><sibling id='1' value='10'/></distances>"),
      cell("<distances><sibling id='0'/></distances>"),
      cell("<distances><sibling id='0' value='x'/></distances>"),
      cell("<distances><sibling id='0' value='9'/></distances>"),
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
        "<bandwidth initiator='x' target='0' type='read' value='1'/>",
      ].map((one) => `${cell('')}<interconnects>${one}</interconnects>`),
      `<cell cpus='0' memory='1'/><cell memory='1'/><interconnects>${link("initiator='1' target='0'")}</interconnects>`,
      `<cell cpus='0' memory='1'/><cell cpus='1' memory='1'/><interconnects>${link("initiator='0' target='1'")}${link("initiator='1' target='0'")}</interconnects>`,
    ),
  ),
  ...of(
    'topology numa numatune',
    ...[
      "<memnode cellid='0' mode='x' nodeset='0'/>",
      "<memnode cellid='1' nodeset='0'/>",
      "<memnode cellid='x' nodeset='0'/>",
      "<memnode nodeset='0'/>",
      "<memnode cellid='0'/>",
      "<memnode cellid='0' nodeset='^0'/>",
      "<memnode cellid='0' nodeset='0'/><memnode cellid='0' nodeset='0'/>",
      "<memory mode='restrictive' nodeset='0'/><memnode cellid='0' nodeset='0'/>",
      "<memory placement='auto'/><memnode cellid='0' nodeset='0'/>",
    ].map((inner) => `<cpu><numa>${cell('')}</numa></cpu><numatune>${inner}</numatune>`),
    '<numatune/><numatune/>',
    "<numatune><memory mode='x'/></numatune>",
    "<numatune><memory placement='x'/></numatune>",
    "<numatune><memory placement='static'/></numatune>",
    "<numatune><memory nodeset='^1'/></numatune>",
    "<numatune><memory nodeset='x'/></numatune>",
    "<numatune><memnode cellid='0' nodeset='0'/></numatune>",
  ),
  ...of(
    'backing numa numatune devices',
    ...[
      "<hugepages><page size='0'/></hugepages>",
      '<hugepages><page/></hugepages>',
      "<hugepages><page size='x'/></hugepages>",
      "<hugepages><page size='4' unit='x'/></hugepages>",
      "<hugepages><page size='4' nodeset='x'/></hugepages>",
      "<hugepages><page size='4' nodeset='^1'/></hugepages>",
      "<hugepages><page size='4' nodeset='1'/></hugepages>",
      "<hugepages><page size='4'/><page size='2048'/></hugepages>",
      "<hugepages><page size='4' nodeset='1'/><page size='2048' nodeset='0-1'/></hugepages>",
      "<hugepages/><allocation mode='ondemand'/>",
      "<hugepages/><source type='anonymous'/>",
      "<source type='x'/>",
      "<access mode='x'/>",
      "<allocation mode='x'/>",
      "<allocation threads='x'/>",
    ].map((inner) => `<memoryBacking>${inner}</memoryBacking>`),
  ),
  ...of(
    'memory numa devices',
    "<maxMemory slots='x'>8388608</maxMemory>",
    '<maxMemory>8388608</maxMemory>',
    "<maxMemory slots='4'>1024</maxMemory>",
    "<maxMemory slots='4'>x</maxMemory>",
    "<maxMemory slots='4' unit='x'>1</maxMemory>",
    "<maxMemory slots='4'>9007199254740991</maxMemory><currentMemory>9007199254740992</currentMemory>",
    '<currentMemory>x</currentMemory>',
    "<currentMemory unit='x'>1</currentMemory>",
  ),
  ...of(
    'memory numa devices numatune topology',
    ...[
      module(''),
      module(target(''), ''),
      module(target(''), "model='x'"),
      module(target(''), "model='dimm' access='x'"),
      module(target(''), "model='dimm' discard='x'"),
      module('<target/>'),
      module(target('<node>-1</node>')),
      module(target('<node>x</node>')),
      module(`<source><nodemask>^0</nodemask></source>${target('<node>0</node>')}`),
      module(`<source><nodemask>x</nodemask></source>${target('<node>0</node>')}`),
      module(`<source><pagesize>x</pagesize></source>${target('<node>0</node>')}`),
      module(target('<node>0</node>')),
      module(target('')).replace("<maxMemory slots='4'>8388608</maxMemory>", ''),
    ],
    ...[
      module(target('<node>2</node>')),
      module(target('')),
      module(target('<node>0</node>'))
        .replace("slots='4'", "slots='1'")
        .replace('</devices>', `<memory model='dimm'>${target('<node>0</node>')}</memory></devices>`),
      module(target('<node>0</node>')).replace('8388608', '2048').replace('<size>1024<', '<size>9999<'),
    ].map((one) => `${one}<cpu><numa>${cell('')}</numa></cpu>`),
    `<devices><memory model='dimm'><target><size>99999999</size></target></memory></devices>`,
  ),
  ...of(
    'devices iothreads',
    ...[
      "<disk type='file'><driver iothread='0'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>",
      "<disk type='file'><driver iothread='x'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>",
      "<disk type='file'><driver iothread='99'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>",
      "<disk type='file'><driver iothread='1'/><source file='/x'/><target dev='hda' bus='ide'/></disk>",
      "<controller type='scsi' model='virtio-scsi'><driver iothread='99'/></controller>",
      "<controller type='scsi' model='virtio-scsi'><driver iothread='x'/></controller>",
      "<controller type='scsi' model='lsilogic'><driver iothread='1'/></controller>",
      "<controller type='scsi' index='x'/>",
      "<controller type='scsi' index='-1'/>",
      "<controller type='pci' model='pci-bridge' index='1'><target><node>-1</node></target></controller>",
      "<controller type='pci' model='pci-expander-bus' index='1'><target busNr='200'><node>7</node></target></controller>",
      "<controller type='pci' model='pcie-expander-bus' index='1'><target busNr='200'/></controller>",
      "<controller type='pci' model='pci-expander-bus' index='1'><target busNr='200'/></controller>",
    ].map((inner) => `<devices>${inner}</devices>`),
  ),
  ...of(
    'devices numa topology numatune',
    `<cpu><numa>${cell('')}</numa></cpu><devices><controller type='pci' model='ROOT' index='0'><target><node>0</node></target></controller></devices>`,
  ),
  ...of('resource', '<resource/><resource/>', '<resource/>', '<resource><partition/></resource>'),
];

/** What the QEMU driver alone refuses; it is asked less often. */
const forQemu: readonly Provocation[] = [
  ...of(
    'vcpus',
    ...[
      "<vcpu id='0' enabled='yes' hotpluggable='yes'/>",
      "<vcpu id='0' enabled='yes' order='2'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes'/>",
      "<vcpu id='0' enabled='yes'/><vcpu id='1' enabled='yes' hotpluggable='yes'/><vcpu id='2' enabled='yes' hotpluggable='no'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='3'/><vcpu id='2' enabled='yes' hotpluggable='no' order='2'/>",
    ].map((inner) => `<vcpus>${inner}</vcpus>`),
  ),
  ...of(
    'devices iothreads numa',
    ...[
      "<controller type='pci' model='pci-expander-bus' index='1'><target busNr='200'/></controller>",
      "<controller type='pci' model='pcie-expander-bus' index='1'><target busNr='200'/></controller>",
      "<controller type='pci' model='ROOT' index='0'><target><node>0</node></target></controller>",
      "<controller type='pci' model='EXPANDER' index='1'><target busNr='200'><node>7</node></target></controller>",
      "<disk type='file'><driver iothread='1'/><source file='/x'/><target dev='hda' bus='ide'/></disk>",
      "<disk type='file'><driver iothread='1'/><source file='/x'/><target dev='sda' bus='scsi'/></disk>",
      "<disk type='file'><driver iothread='1'/><source file='/x'/><target dev='sdb' bus='sata'/></disk>",
    ].map((inner) => `<devices>${inner}</devices>`),
  ),
  ...of(
    'memory numa devices numatune topology',
    ...[
      module(target('')),
      module(target('<node>0</node>'))
        .replace("slots='4'", "slots='1'")
        .replace('</devices>', `<memory model='dimm'>${target('<node>0</node>')}</memory></devices>`),
    ].map((one) => `${one}<cpu><numa>${cell('')}</numa></cpu>`),
  ),
  ...of(
    'backing',
    "<memoryBacking><hugepages/><source type='anonymous'/></memoryBacking>",
    "<memoryBacking><hugepages/><allocation mode='ondemand'/></memoryBacking>",
  ),
];

/** What chance meets, but too late: behind another fault, mostly. */
const rare: readonly Provocation[] = [
  ...of('topology numa numatune backing devices', ...inNuma(cell('', "cpus='M'"))),
  ...of('topology numa', "<cpu><topology sockets='1' dies='0' cores='1' threads='1'/></cpu>"),
  ...of('memory', "<memory dumpCore='x'>4096</memory>"),
  ...of(
    'backing numa numatune devices topology',
    `<cpu><numa><cell id='0' memory='1024'/></numa></cpu><memoryBacking><hugepages><page size='4' nodeset='0'/><page size='2048' nodeset='0'/></hugepages></memoryBacking>`,
  ),
];

export const provocations: readonly Provocation[] = [
  ...forAll,
  ...Array.from({ length: 6 }, () => forQemu).flat(),
  ...Array.from({ length: 4 }, () => rare).flat(),
];
