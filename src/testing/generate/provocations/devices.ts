/** Devices with an iothread or a node; `<resource>`. */
import { cell, inDevices, of, type Provocation } from './provocation.ts';

export const deviceProvocations: readonly Provocation[] = [
  ...of(
    'devices iothreads',
    ...inDevices(
      "<disk type='file'><driver iothread='0'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>",
      "<disk type='file'><driver iothread='x'/><source file='/x'/><target dev='vda' bus='virtio'/></disk>",
      "<controller type='scsi' model='virtio-scsi'><driver iothread='x'/></controller>",
      "<controller type='scsi' model='lsilogic'><driver iothread='1'/></controller>",
      "<controller type='scsi' index='x'/>",
      "<controller type='scsi' index='-1'/>",
      "<controller type='pci' model='pci-bridge' index='1'><target><node>-1</node></target></controller>",
    ),
  ),
  ...of(
    'devices numa topology numatune',
    `<cpu><numa>${cell('')}</numa></cpu><devices><controller type='pci' model='ROOT' index='0'><target><node>0</node></target></controller></devices>`,
  ),
  ...of('resource', '<resource/><resource/>', '<resource/>', '<resource><partition/></resource>'),
];
