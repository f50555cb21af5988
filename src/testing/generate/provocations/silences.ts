/** What libvirt takes though it drops, fills in or overlooks something: rows of libvirt.md §4 without a message. */
import { cell, inCputune, inNuma, of, type Provocation } from './provocation.ts';

function silent(silence: string, topics: string, ...xmls: readonly string[]): readonly Provocation[] {
  return of(topics, ...xmls).map((one) => ({ ...one, silence }));
}

const cells = 'topology numa numatune backing devices memory';

export const silences: readonly Provocation[] = [
  ...silent(
    'placement auto drops a cpuset of any kind',
    'vcpu vcpus',
    "<vcpu placement='auto' cpuset='^'>M</vcpu>",
  ),
  ...silent('a second <vcpu> is not read', 'vcpu vcpus', "<vcpu>M</vcpu><vcpu placement='x'>x</vcpu>"),
  ...silent('<vcpus/> without children leaves current', 'vcpu vcpus', "<vcpu current='2'>M</vcpu><vcpus/>"),
  ...silent('more vCPUs than CPUs', 'vcpu vcpus topology', '<vcpu>200</vcpu>'),
  ...silent('a vcpupin beyond the last vCPU', 'pins', ...inCputune("<vcpupin vcpu='M' cpuset='x'/>")),
  ...silent(
    'a vcpupin of an offline vCPU',
    'vcpu vcpus pins',
    "<vcpu current='1'>M</vcpu><cputune><vcpupin vcpu='2' cpuset='1'/></cputune>",
  ),
  ...silent(
    'an emulatorpin under placement auto',
    'vcpu vcpus pins numatune',
    "<vcpu placement='auto'>M</vcpu><cputune><emulatorpin cpuset='1'/></cputune>",
  ),
  ...silent('a CPU that no host has', 'pins', ...inCputune("<vcpupin vcpu='0' cpuset='4000'/>")),
  ...silent(
    'a pin misspelt or in the wrong place',
    'pins',
    "<cputune><vcpupins vcpu='x'/></cputune><vcpupin vcpu='x'/>",
  ),
  ...silent('<iothreads/> counts none', 'iothreads', '<iothreads/>'),
  ...silent(
    'a priority where the policy has none',
    'schedulers',
    ...inCputune("<vcpusched vcpus='0' scheduler='idle' priority='7'/>"),
  ),
  ...silent(
    'a priority that no start accepts',
    'schedulers',
    ...['0', '100', '-5'].flatMap((priority) =>
      inCputune(`<vcpusched vcpus='0' scheduler='rr' priority='${priority}'/>`),
    ),
  ),
  ...silent(
    'a cachetune of no vCPU',
    'control',
    ...inCputune("<cachetune vcpus='M'/>", "<cachetune vcpus='^0'/>"),
  ),
  ...silent(
    'a second <topology> or <cpu>',
    'topology numa',
    "<cpu><topology sockets='1' cores='M' threads='1'/><topology sockets='0'/></cpu><cpu mode='x'/>",
  ),
  ...silent('vCPUs that are in no cell', cells, ...inNuma(cell(''))),
  ...silent('cells without CPUs', cells, ...inNuma(cell('', ''), cell('', "cpus='^1'"))),
  ...silent(
    'a doubled cell id behind a cell of no memory',
    cells,
    ...inNuma("<cell id='0' cpus='0' memory='0'/><cell id='0' cpus='1' memory='1024'/>"),
  ),
  ...silent(
    'a second <memory> of <numatune>',
    'vcpu numatune',
    "<vcpu>M</vcpu><numatune><memory nodeset='0'/><memory mode='x'/></numatune>",
  ),
  ...silent(
    'placement auto drops a nodeset that is one',
    'numatune',
    "<numatune><memory placement='auto' nodeset='0'/></numatune>",
  ),
  ...silent(
    'memnode restrictive beside another memory mode',
    `vcpu ${cells}`,
    `<vcpu>M</vcpu><cpu><numa>${cell('')}</numa></cpu><numatune><memory mode='strict' nodeset='0'/><memnode cellid='0' mode='restrictive' nodeset='0'/></numatune>`,
  ),
  ...silent(
    'huge pages of node 0 without cells',
    cells,
    "<memoryBacking><hugepages><page size='2048' nodeset='0'/></hugepages></memoryBacking>",
  ),
];
