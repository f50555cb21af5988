/** Rules about a domain alone: slips in its elements, and what libvirt drops, fills in or refuses. */
import { aside, host, pins, small, vm, type RuleCase } from './rule-case.ts';

export const elementCases: readonly RuleCase[] = [
  {
    rule: 'cpuset-invalid',
    severity: 'error',
    raises: [vm(`<vcpu cpuset='0-3,^1-2'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-2,^2'>2</vcpu>`), host],
    marks: '-2',
  },
  {
    rule: 'attribute-unknown',
    severity: 'warning',
    raises: [vm(`<vcpu cupset='0-1'>2</vcpu>`), host],
    silent: [vm(`<vcpu cpuset='0-1' xmlns:a='u' a:b='1'>2</vcpu>`), host],
    marks: 'cupset',
  },
  {
    rule: 'element-unknown',
    severity: 'warning',
    raises: [vm(`<vcpu>1</vcpu><cputune><vcpu_pin vcpu='0' cpuset='0-1'/></cputune>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune><a:pin/></cputune><unknown/>`), host],
    marks: `<vcpu_pin vcpu='0' cpuset='0-1'/>`,
  },
  {
    rule: 'element-misplaced',
    severity: 'warning',
    raises: [vm(`<vcpu>2</vcpu><vcpupin vcpu='0' cpuset='1'/>`), host],
    silent: [vm(`${pins(2, '0-1', '0-1')}</cputune>`), host],
    marks: `<vcpupin vcpu='0' cpuset='1'/>`,
  },
  {
    rule: 'element-repeated',
    severity: 'warning',
    raises: [vm(`<vcpu>2</vcpu><vcpu>4</vcpu>`), host],
    silent: [vm(`<vcpu>2</vcpu><cputune/><cputune/>`), host],
    marks: '<vcpu>4</vcpu>',
  },
  {
    rule: 'resource-control-dropped',
    severity: 'warning',
    raises: [
      vm(
        `<vcpu>2</vcpu><cputune><cachetune vcpus='2-3'><monitor level='3' vcpus='2'/></cachetune></cputune>`,
      ),
      host,
    ],
    silent: [
      vm(
        `<vcpu>2</vcpu><cputune><cachetune vcpus='1-3'><monitor level='3' vcpus='1'/></cachetune></cputune>`,
      ),
      host,
    ],
  },
  {
    rule: 'priority-dropped',
    severity: 'warning',
    raises: [
      vm(`<vcpu>2</vcpu><cputune><vcpusched vcpus='0' scheduler='idle' priority='3'/></cputune>`),
      host,
    ],
    silent: [vm(`${pins(1, '1')}${aside}<vcpusched vcpus='0' scheduler='rr' priority='3'/></cputune>`), host],
    marks: '3',
  },
  {
    rule: 'nodeset-dropped',
    severity: 'warning',
    raises: [
      vm(`<vcpu cpuset='0-1'>2</vcpu><numatune><memory placement='auto' nodeset='0'/></numatune>`),
      small,
    ],
    silent: [vm(`<vcpu cpuset='0-1'>2</vcpu><numatune><memory placement='auto'/></numatune>`), small],
    marks: '0',
  },
  {
    rule: 'hugepage-nodeset-dropped',
    severity: 'note',
    raises: [
      vm(
        `<vcpu>2</vcpu><memoryBacking><hugepages><page size='2048' nodeset='0'/></hugepages></memoryBacking>`,
      ),
      host,
    ],
    silent: [
      vm(`<vcpu>2</vcpu><memoryBacking><hugepages><page size='2048'/></hugepages></memoryBacking>`),
      host,
    ],
  },
  {
    rule: 'memory-replaced',
    severity: 'note',
    raises: [
      vm(`<vcpu>2</vcpu><memory>2048</memory><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`),
      host,
    ],
    silent: [
      vm(`<vcpu>2</vcpu><memory>1024</memory><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`),
      host,
    ],
    marks: '<memory>2048</memory>',
  },
  {
    rule: 'vcpus-added-to-cell',
    severity: 'note',
    raises: [vm(`<vcpu>2</vcpu><cpu><numa><cell cpus='0' memory='1024'/></numa></cpu>`), host],
    silent: [vm(`<vcpu>2</vcpu><cpu><numa><cell cpus='0-1' memory='1024'/></numa></cpu>`), host],
  },
  {
    rule: 'iothreads-raised',
    severity: 'note',
    raises: [
      vm(
        `<vcpu>2</vcpu><iothreads>1</iothreads><iothreadids><iothread id='3'/><iothread id='4'/></iothreadids>`,
      ),
      host,
    ],
    silent: [vm(`<vcpu>2</vcpu><iothreads>2</iothreads><iothreadids><iothread id='3'/></iothreadids>`), host],
    marks: '<iothreads>1</iothreads>',
  },
  {
    rule: 'vcpu-current-dropped',
    severity: 'warning',
    raises: [vm(`<vcpu current='2'>2</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>`), host],
    silent: [vm(`<vcpu current='1'>2</vcpu><vcpus><vcpu id='0' enabled='yes'/></vcpus>`), host],
    marks: '2',
  },
  {
    rule: 'vcpupin-duplicate',
    severity: 'error',
    raises: [vm(`${pins(1, '1')}<vcpupin vcpu='0' cpuset='2'/>${aside}</cputune>`), small],
    silent: [vm(`${pins(2, '1', '2')}${aside}</cputune>`), small],
    marks: `<vcpupin vcpu='0' cpuset='2'/>`,
  },
  {
    rule: 'vcpupin-missing-vcpu',
    severity: 'warning',
    raises: [vm(`<vcpu>1</vcpu><cputune><vcpupin vcpu='1' cpuset='1'/></cputune>`), host],
    silent: [vm(`<vcpu current='1'>2</vcpu><cputune><vcpupin vcpu='1' cpuset='1'/></cputune>`), host],
  },
  {
    rule: 'topology-count-mismatch',
    severity: 'error',
    raises: [vm(`<vcpu>4</vcpu><cpu><topology sockets='1' cores='3' threads='1'/></cpu>`), host],
    silent: [vm(`<vcpu current='1'>3</vcpu><cpu><topology sockets='1' cores='3' threads='1'/></cpu>`), host],
    marks: `<topology sockets='1' cores='3' threads='1'/>`,
  },
  {
    rule: 'cpuset-dead-under-auto',
    severity: 'warning',
    raises: [vm(`<vcpu placement='auto' cpuset='0-3'>2</vcpu>`), host],
    silent: [vm(`<vcpu placement='auto'>2</vcpu>`), host],
    marks: '0-3',
  },
  {
    rule: 'libvirt-refuses',
    severity: 'error',
    raises: [vm(`<vcpu>lots</vcpu>`), host],
    silent: [vm(`<vcpu>1</vcpu>`), host],
  },
];
