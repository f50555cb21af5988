/** What the QEMU driver alone refuses. */
import {
  cell,
  inCputune,
  inDevices,
  module,
  of,
  target,
  tooManyModules,
  type Provocation,
} from './provocation.ts';

const disk = (bus: string, name: string, iothread = '1'): string =>
  `<disk type='file'><driver iothread='${iothread}'/><source file='/x'/><target dev='${name}' bus='${bus}'/></disk>`;

/** Of a kind that takes no slot until libvirt counts them all. */
const shrinkable = module(
  '<target><size>2048</size><node>0</node><block>2048</block><requested>0</requested></target>',
  "model='virtio-mem'",
);
const tooManyDevices = shrinkable
  .replace("slots='4'", "slots='1'")
  .replace(/<memory .*<\/memory>/, (memory) => memory + memory);

export const qemuProvocations: readonly Provocation[] = [
  ...of(
    'vcpus',
    ...[
      "<vcpu id='0' enabled='no'/>",
      "<vcpu id='0' enabled='yes' hotpluggable='yes'/>",
      "<vcpu id='0' enabled='yes' order='2'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes'/>",
      "<vcpu id='0' enabled='yes'/><vcpu id='1' enabled='yes' hotpluggable='yes'/><vcpu id='2' enabled='yes' hotpluggable='no'/>",
      "<vcpu id='0' enabled='yes' order='1'/><vcpu id='1' enabled='yes' hotpluggable='no' order='3'/><vcpu id='2' enabled='yes' hotpluggable='no' order='2'/>",
    ].map((inner) => `<vcpus>${inner}</vcpus>`),
  ),
  ...of(
    'vcpu vcpus topology',
    '<vcpu>256</vcpu>',
    '<vcpu>288</vcpu>',
    '<vcpu>289</vcpu>',
    '<vcpu>300</vcpu>',
  ),
  ...of('topology numa', "<cpu><topology sockets='1' cores='1' threads='1'/></cpu>"),
  // Of the domains a third is of type qemu, and refused.
  ...of('control', ...inCputune(...Array.from({ length: 3 }, () => "<cachetune vcpus='0'/>"))),
  ...of(
    'devices iothreads numa',
    ...inDevices(
      // Each is right for one of the machines.
      ...['pci', 'pci', 'pcie', 'pcie'].map(
        (bus) =>
          `<controller type='pci' model='${bus}-expander-bus' index='1'><target busNr='200'/></controller>`,
      ),
      // Of either machine, and so half as often.
      ...['ROOT', 'ROOT', 'ROOT'].map(
        (model) =>
          `<controller type='pci' model='${model}' index='0'><target><node>0</node></target></controller>`,
      ),
      "<controller type='pci' model='EXPANDER' index='1'><target busNr='200'><node>7</node></target></controller>",
      "<controller type='scsi' model='virtio-scsi'><driver iothread='99'/></controller>",
      disk('virtio', 'vda', '99'),
      disk('ide', 'hda'),
      disk('ide', 'hdb'),
      disk('scsi', 'sda'),
      disk('scsi', 'sdc'),
      disk('sata', 'sdb'),
      disk('sata', 'sdd'),
    ),
  ),
  ...of(
    'memory numa devices numatune topology',
    ...[module(target('')), tooManyModules, tooManyDevices].map(
      (one) => `${one}<cpu><numa>${cell('')}</numa></cpu>`,
    ),
    module(target('')),
    module(target('')).replace(/^<maxMemory.*?<\/maxMemory>/, ''),
  ),
  ...of(
    'backing',
    "<memoryBacking><hugepages/><source type='anonymous'/></memoryBacking>",
    "<memoryBacking><hugepages/><allocation mode='ondemand'/></memoryBacking>",
  ),
];
