/** `<vcpu>`, `<vcpus>`, `<iothreads>`, `<iothreadids>` and the pins. */
import { inCputune, of, type Provocation } from './provocation.ts';

export const threadProvocations: readonly Provocation[] = [
  ...of(
    'vcpu vcpus topology numa',
    '<vcpu>0</vcpu>',
    '<vcpu>x</vcpu>',
    '<vcpu>3 </vcpu>',
    "<vcpu current='4'>3</vcpu>",
    "<vcpu current='-1'>3</vcpu>",
    "<vcpu placement='x'>3</vcpu>",
    "<vcpu cpuset='^1'>3</vcpu>",
    "<vcpu cpuset='x'>3</vcpu>",
  ),
  ...of(
    'pins',
    ...inCputune(
      "<vcpupin cpuset='1'/>",
      "<vcpupin vcpu='0-3' cpuset='1'/>",
      "<vcpupin vcpu='0'/>",
      "<vcpupin vcpu='0' cpuset='^0'/>",
      "<vcpupin vcpu='0' cpuset='1'/><vcpupin vcpu='00' cpuset='x'/>",
      '<emulatorpin/>',
      "<emulatorpin cpuset='0'/><emulatorpin/>",
      "<iothreadpin cpuset='0'/>",
      "<iothreadpin iothread='0' cpuset='0'/>",
      "<iothreadpin iothread='x' cpuset='0'/>",
      "<iothreadpin iothread='99' cpuset='0'/>",
    ),
  ),
  ...of(
    'pins iothreads',
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadpin iothread='9'/></cputune>",
    "<iothreadids><iothread id='9'/></iothreadids><cputune><iothreadpin iothread='9' cpuset='1'/><iothreadpin iothread='9' cpuset='1'/></cputune>",
    "<iothreadids><iothread id='9'/><iothread id='9'/></iothreadids>",
    "<iothreadids><iothread id='0'/></iothreadids>",
    "<iothreadids><iothread id='x'/></iothreadids>",
    '<iothreads>x</iothreads>',
    '<iothreadids><iothread/></iothreadids>',
    ...['iothreadids><iothread id="9"', 'defaultiothread'].flatMap((open) => {
      const end = open === 'defaultiothread' ? '' : '</iothreadids>';
      return [
        `<${open} thread_pool_max='0'/>${end}`,
        `<${open} thread_pool_min='0'/>${end}`,
        `<${open} thread_pool_min='3' thread_pool_max='2'/>${end}`,
        `<${open} thread_pool_min='-1'/>${end}`,
        `<${open} thread_pool_min='x'/>${end}`,
        `<${open} thread_pool_max='x'/>${end}`,
      ];
    }),
  ),
  ...of(
    'vcpus',
    ...[
      "<vcpu id='0' enabled='yes'/><vcpu id='M' enabled='yes'/>",
      "<vcpu enabled='yes'/>",
      "<vcpu id='x' enabled='yes'/>",
      "<vcpu id='0'/>",
      "<vcpu id='0' enabled='on'/>",
      "<vcpu id='0' enabled='yes' hotpluggable='on'/>",
      "<vcpu id='0' enabled='yes' order='x'/>",
      "<vcpu id='0' enabled='yes'/><vcpu id='1' enabled='no' hotpluggable='no'/>",
    ].map((inner) => `<vcpus>${inner}</vcpus>`),
  ),
];
