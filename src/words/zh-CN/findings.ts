/** 每条发现的标题与句子。简体中文。 */
import type { CpuFate, RuleParams } from '../../core/findings/finding.ts';
import type { StartProblemKind } from '../../core/placement/start-report.ts';
import { groupFates } from '../cpu-fates.ts';
import { isElision } from '../elision.ts';
import type { FindingWords } from '../en/findings.ts';
import { zh } from './spacing.ts';
import { crowdFindings } from './crowd-findings.ts';
import { liveFindings } from './live-findings.ts';
import { memoryFindings } from './memory-findings.ts';
import { observedFindings } from './observed-findings.ts';
import { shapeFindings } from './shape-findings.ts';
import { silences } from './silences.ts';
import { qemu } from './qemu.ts';

const members: Readonly<Record<RuleParams['cpuset-invalid']['of'], string>> = {
  cpus: 'CPU',
  nodes: '节点',
  vcpus: 'vCPU',
  iothreads: 'iothread',
};

const cpusetReasons = (member: string): Readonly<Record<RuleParams['cpuset-invalid']['reason'], string>> => ({
  'empty-text': '列表为空',
  'empty-set': '集合被 ^ 项清空了',
  'not-a-number': zh`此处应为${member}编号`,
  'number-too-large': '编号最大为 16383',
  'range-reversed': '范围的起止颠倒了',
  'range-open': '范围缺少终点',
  'range-negated': zh`^ 只能排除单个${member}，不能排除范围`,
  'blank-after-caret': '^ 之后不能有空格',
  'separator-missing': '此处应为逗号',
  'item-missing': '两个逗号之间没有内容',
  'full-width': '这是全角字符，libvirt 只认半角（ASCII）字符',
  'wrong-caret': '这是 U+02C6，不是 ASCII 的 ^',
});

const sourceNames = {
  vcpupin: '<vcpupin>',
  'vcpu-cpuset': '<vcpu cpuset>',
  emulatorpin: '<emulatorpin>',
  iothreadpin: '<iothreadpin>',
} as const;

const cgroupNames = { v2: 'cgroup v2', v1: 'cgroup v1', none: '没有 cpuset 控制器' } as const;

const cpuFates: Readonly<Record<CpuFate, (left: string, fails: string) => string>> = {
  shrinks: (left) => zh`在剩下的 CPU ${left} 上运行`,
  'beyond-host': (_left, fails) => `${fails}，“Numerical result out of range”`,
  offline: (_left, fails) => `${fails}，“Invalid argument”`,
  'nothing-left': (_left, fails) => `${fails}，“cannot set CPU affinity”：没有可用的 CPU`,
};

const startProblems: Readonly<Record<StartProblemKind, { readonly title: string; readonly why: string }>> = {
  'numad-unreadable': { title: '无法读取 numad 的回答', why: 'libvirt 把它当作节点列表来读，例如 0-1。' },
  'node-not-on-host': { title: '宿主机上没有该 NUMA 节点', why: '内存被限定在它上面。' },
  'shares-out-of-range': { title: 'shares 超出范围', why: '这个数值在启动时才检查。' },
  'shares-above-weight': {
    title: 'shares 对 cgroup v2 来说太大',
    why: 'cgroup v2 把它直接当作权重，最大为 10000。',
  },
  'cpu-beyond-host': { title: '宿主机上没有该 CPU', why: '有设置提到了它。' },
  'qemu-cannot-bind': {
    title: 'QEMU 无法绑定内存',
    why: '某个内存对象要绑定的宿主机节点一个也不存在；QEMU 会报错退出：',
  },
  'cpu-offline': { title: '该 CPU 不在线', why: '有设置提到了它。' },
  'no-cpu-left': { title: '没有可用的 CPU', why: 'numad 选的节点上没有在线的 CPU。' },
  'pin-outside-domain-cgroup': {
    title: '绑定超出了虚拟机自己的 CPU',
    why: '在 libvirt 1.1.1 至 1.2.14 中，整个虚拟机被限定在 <vcpu cpuset> 或 numad 的 CPU 上。',
  },
  'memory-cannot-be-bound': {
    title: 'memnode 超出了 <memory nodeset>',
    why: '在 libvirt 9.4 之前，strict 的 <memory> 把 QEMU 限定在自己的节点上，因此无法把单元绑定到别处。',
  },
  'daemon-crashes': {
    title: '启动它会使 libvirt 9.0 的守护进程崩溃',
    why: '没有 CPU 的单元排在某个 vCPU 的单元之前：libvirtd 9.0.0 在启动该虚拟机时崩溃，之后的版本不会。',
  },
  'vcpu-order-duplicate': { title: '两个 vCPU 的 order 相同', why: 'vCPU 的顺序在启动时才检查。' },
  'priority-out-of-range': {
    title: 'priority 超出范围',
    why: 'fifo 与 rr 的 priority 在启动时才检查。',
  },
};

const limitElements = {
  vcpu: '<period>、<quota>',
  emulator: '<emulator_period>、<emulator_quota>',
  iothread: '<iothread_period>、<iothread_quota>',
  global: '<global_period>、<global_quota>',
} as const;

const jsonFaults: Readonly<Record<RuleParams['json-malformed']['detail'], string>> = {
  'ends-early': '文本在 JSON 结束之前就中断了',
  unexpected: '此处的内容不属于 JSON',
  'too-deep': '嵌套超过 64 层',
  'too-long': '名称和值超过 100 万个',
};

const limits: Readonly<Record<RuleParams['xml-limit']['limit'], string>> = {
  doctype: '含有 DOCTYPE，Pinscope 不予展开',
  depth: '元素嵌套超过 256 层',
  size: '长度超过 10 MB',
  'name-length': '其中有名称超过 50000 个字符',
  encoding: '声明了未知的编码',
};

const repairs: Readonly<Record<RuleParams['text-repaired']['kind'], (count: number) => string>> = {
  'full-width': (n) => zh`把 ${n} 个全角字符读作 ASCII 字符`,
  'smart-quotes': (n) => zh`把 ${n} 个弯引号读作直引号`,
  dash: (n) => zh`把 ${n} 个长横线读作“-”`,
  caret: (n) => zh`把 ${n} 个形似“^”的字符读作“^”`,
  blank: (n) => zh`把 ${n} 个特殊空白读作空格`,
  invisible: (n) => zh`略去 ${n} 个不可见字符`,
  elision: (n) => zh`略去标签内的 ${n} 处省略号`,
  'line-wrap': (n) => zh`把被截成两段的 ${n} 行重新接上`,
  'line-prefix': (n) => zh`略去 ${n} 行前面的引用符、行号或时间`,
  'machine-prefix': (n) => zh`略去 ${n} 行前面的机器名，并按机器分开`,
  'string-escapes': (n) => zh`解码字符串中的 ${n} 个转义（${'\\n'}、${'\\"'}、${'\\u003c'}）`,
  base64: (n) => zh`解码 ${n} 段 base64`,
  'diff-side': (n) => zh`把两个文件的差异读作新的一侧；略去 ${n} 处标记和旧行`,
  panes: (n) => zh`把 ${n} 对并排的窗格依次读取`,
  'earlier-starts': (n) => zh`略去日志中同一虚拟机较早的 ${n} 次启动`,
  'quoted-printable': (n) => zh`解码 ${n} 处 quoted-printable 邮件编码`,
  'page-tags': (n) => zh`略去了 ${n} 个网页标签（<br>、<p>、<code>）`,
  'html-escaped': (n) => zh`解码 ${n} 个 HTML 实体`,
};

const hostFacts = {
  cpus: '宿主机有哪些 CPU',
  'node-cpus': '节点有哪些 CPU',
  'node-memory': '节点的内存大小',
  distances: '节点间的距离',
  siblings: '哪些 CPU 同核',
  sockets: '哪些 CPU 同插槽',
  online: '哪些 CPU 在线',
} as const;

export const findings: FindingWords = {
  ...silences,
  ...liveFindings,
  ...crowdFindings,
  ...shapeFindings,
  ...memoryFindings,
  ...observedFindings,
  'xml-malformed': {
    title: () => 'XML 格式不正确',
    message: ({ detail }) => zh`libvirt 会拒绝这段文本（XML 解析器：“${detail}”）。错误之外的内容仍会画出。`,
  },
  'xml-limit': {
    title: () => 'Pinscope 自身的限制',
    message: ({ limit }) => zh`这段 XML 只读取了一部分：${limits[limit]}。libvirt 仍可能接受它。`,
  },
  'host-value-unreadable': {
    title: ({ text }) => (isElision(text) ? '宿主机信息中有内容被省略' : '宿主机信息中有无法读取的值'),
    message: ({ what, text }) =>
      text === ''
        ? zh`缺少“${what}”的值，已略过。`
        : isElision(text)
          ? zh`“${what}”中原本列出 CPU 的地方写着省略号（“${text}”）。旁边写出的部分已读取，省略的是哪些 CPU 无从得知。粘贴该命令的完整输出才能确定。`
          : zh`“${text}”不是“${what}”的有效值，已略过。`,
  },
  'xml-elided': {
    title: () => 'XML 中有内容被省略',
    message: ({ places, inside }) =>
      zh`<${inside}> 中有省略号${places === 1 ? '' : zh`，另外还有 ${places - 1} 处`}。原来的内容未知，按未设置处理；libvirt 把省略号当作文本略过。粘贴完整的“virsh dumpxml”输出才能确定。`,
  },
  'host-cpus-elided': {
    title: () => 'CPU 列表不完整',
    message: ({ node, declared, listed }) =>
      zh`节点 ${node} 声明有 ${declared} 个 CPU，只列出了 ${listed} 个。粘贴完整的“virsh capabilities”输出即可取代假设。`,
  },
  'columns-assumed': {
    title: () => '表格没有表头',
    message: ({ columns }) =>
      zh`各列按“lscpu -p”的默认顺序“${columns}”读取。如果不是这样，请连同注释行一起粘贴。`,
  },
  'output-translated': {
    title: () => '标签是其他语言的',
    message: ({ label, known }) =>
      zh`${known ? zh`“${label}”等标签是按已知译文对照读取的，对照不到的已略过` : zh`不认识“${label}”，只读取了能从文本结构得知的内容`}。要读取全部内容，请在命令前加上 LC_ALL=C（“LC_ALL=C lscpu”），再粘贴其输出。`,
  },
  'json-malformed': {
    title: () => 'JSON 不完整',
    message: ({ detail }) => zh`${jsonFaults[detail]}。此前的内容已读取。`,
  },
  'package-cpus-missing': {
    title: () => '列表缺少 CPU',
    message: ({ package: number, declared, listed }) =>
      zh`插槽 ${number} 有 ${declared} 个 CPU，只列出了 ${listed} 个，因此无法得知哪些是同一核心的线程。请粘贴完整的 /proc/cpuinfo。`,
  },
  'host-nodes-missing': {
    title: () => '节点列表不完整',
    message: ({ declared, listed }) =>
      zh`这一行声明有 ${declared} 个节点，只列出了 ${listed} 个：文本被截断。请粘贴该命令的完整输出。`,
  },
  'nothing-to-read': {
    title: ({ kind }, name) => zh`没有可画的内容：${name.kind(kind)}`,
    message: ({ kind }, name) =>
      zh`这一段（${name.kind(kind)}）既没有宿主机信息，也没有虚拟机定义。${name.instead(kind)}`,
  },
  'text-unrecognised': {
    title: () => '无法识别',
    message: ({ lines }) =>
      zh`有 ${lines} 行无法识别。Pinscope 能读取：虚拟机 XML，virsh、numactl、lscpu、lstopo、ps、taskset 的输出，QEMU 命令行，以及 /proc 与 /sys 的文件。`,
  },
  'text-repaired': {
    title: ({ kind, count }) => zh`按本意读取：${repairs[kind](count)}`,
    message: ({ kind, count, libvirt }) =>
      zh`${repairs[kind](count)}；原文没有改动。${
        libvirt === undefined
          ? '如果这不是本意，请修改文本。'
          : zh`libvirt 不会这样修补：它按原样拒绝该虚拟机，报错为“${libvirt}”。`
      }`,
  },
  'text-too-long': {
    title: () => '文本过长',
    message: ({ length, limit }) => zh`文本共 ${length} 个字符，只读取了前 ${limit} 个。原文完整保留。`,
  },
  'cpuset-invalid': {
    title: ({ text }) => zh`libvirt 无法使用“${text}”`,
    message: ({ of, reason, at, suggestion, libvirt }) =>
      zh`第 ${at} 个字符：${cpusetReasons(members[of])[reason]}。libvirt 的报错为“${libvirt}”。${suggestion === undefined ? '' : zh`也许本意是“${suggestion}”。`}`,
  },
  'vcpupin-duplicate': {
    title: ({ vcpu }) => zh`vCPU ${vcpu} 被绑定了两次`,
    message: ({ vcpu }) => zh`vCPU ${vcpu} 有两个 <vcpupin> 元素。libvirt 会拒绝该虚拟机；图中画的是第一个。`,
  },
  'vcpupin-missing-vcpu': {
    title: ({ vcpu }) => zh`绑定的 vCPU ${vcpu} 并不存在`,
    message: ({ vcpu, max, countWritten }) =>
      zh`虚拟机有 ${max} 个 vCPU（${countWritten ? '由 <vcpu> 指定' : '没有 <vcpu> 时 libvirt 的默认值'}），从 0 开始编号，因此对 vCPU ${vcpu} 的绑定会被丢弃，libvirt 只在日志里写一条警告。`,
  },
  'cpu-not-on-host': {
    title: ({ missing, fates }) =>
      fates.v1 === 'offline' ? zh`CPU ${missing} 在宿主机上不在线` : zh`宿主机上没有 CPU ${missing}`,
    message: ({ source, threads, missing, host, left, fates, cgroup, waiting }, name) => {
      const accepted = waiting ? '定义会被接受，没有它也能启动' : '定义会被接受';
      const fails = waiting ? '无法插入' : '无法启动';
      const outcomes = groupFates(fates, cgroup).map(
        ({ kinds, fate }) =>
          zh`${kinds.map((kind) => cgroupNames[kind]).join('、')}时${cpuFates[fate](left, fails)}`,
      );
      return zh`${sourceNames[source]} 让${name.threads(threads)}运行在 CPU ${missing} 上，而宿主机运行的是 CPU ${host}。${accepted}；${outcomes.join('；')}。`;
    },
  },
  'node-not-on-host': {
    title: ({ missing }) => zh`宿主机上没有 NUMA 节点 ${missing}`,
    message: ({ missing, host, libvirt }) =>
      zh`内存被限定在节点 ${missing}，而宿主机${host === '' ? '没有任何节点' : zh`只有节点 ${host}`}。定义会被接受，但无法启动：“${libvirt}”。`,
  },
  'start-fails': {
    title: ({ kind }) => startProblems[kind].title,
    message: ({ kind, libvirt }) =>
      kind === 'daemon-crashes'
        ? startProblems[kind].why
        : kind === 'qemu-cannot-bind'
          ? zh`${startProblems[kind].why}“${libvirt}”。`
          : zh`${startProblems[kind].why}定义会被接受，但无法启动：“${libvirt}”。`,
  },
  'era-refuses': {
    title: () => '当时的 libvirt 会拒绝它',
    message: ({ certain }) =>
      zh`emulatorpin 与 placement='auto' 互相矛盾：2012 年的改动不允许同时使用${certain ? '' : '（说明文字如此；当时的代码只是忽略 emulatorpin 并写一条警告）'}。如今两者都有效。`,
  },
  'limit-without-effect': {
    title: ({ of }) => zh`${limitElements[of]} 不起限制作用`,
    message: ({ why, of, cpus }) => {
      switch (why) {
        case 'period-alone':
          return zh`只有 period 而没有 quota 就没有上限：${limitElements[of]} 需要成对使用。`;
        case 'quota-unlimited':
          return 'quota 为负数表示不限制，旁边的 period 因此不起作用。';
        case 'above-one-cpu':
          return zh`上限是每个线程 ${cpus ?? 1} 个 CPU，而一个线程最多只能用一个。`;
      }
    },
  },
  'topology-count-mismatch': {
    title: ({ product, max }) => zh`拓扑为 ${product} 个，vCPU 却有 ${max} 个`,
    message: ({ sockets, dies, clusters, cores, threads, product, max }) =>
      zh`${[sockets, dies, clusters, cores, threads].filter((n, i) => i === 0 || i > 2 || n > 1).join(' × ')} = ${product}，而最大 vCPU 数为 ${max}。QEMU 驱动会拒绝：“CPU topology doesn't match maximum vcpu count”。`,
  },
  'cpuset-dead-under-auto': {
    title: () => "placement='auto' 时 cpuset 不起作用",
    message: ({ text }) =>
      zh`libvirt 根本不读取 cpuset='${text}'：placement='auto' 时由 numad 在启动时选择节点。`,
  },
  'libvirt-refuses': {
    title: () => 'libvirt 会拒绝',
    message: ({ message }) => zh`libvirt 的报错为“${message}”。`,
  },
  'qemu-refuses': {
    title: () => 'QEMU 会拒绝它',
    message: ({ message }) => zh`QEMU 会说“${message}”。`,
  },
  'qemu-value-unreadable': {
    title: ({ option }) => zh`${option} 有无法读取的值`,
    message: ({ option, text }) =>
      text === '' ? zh`${option} 缺少参数。` : zh`“${text}”不是 ${option} 的有效值，已略过。`,
  },
  'pin-string-unreadable': {
    title: () => '绑定字符串中有无法读取的部分',
    message: ({ text }) =>
      zh`“${text}”不是 vCPU#CPU 的形式，例如 0#0_1#3（vCPU 0 绑到 CPU 0，vCPU 1 绑到 CPU 3），已略过。`,
  },
  'qemu-vcpus-in-no-cell': {
    title: ({ vcpus }) => zh`-numa 没有提到 vCPU ${vcpus}`,
    message: ({ cell }) =>
      zh`QEMU 把没有单元提到的 vCPU 放进虚拟 NUMA 单元 ${cell} 并给出警告；以后的版本打算拒绝它。`,
  },
  'qemu-old-memory': {
    title: () => '-numa node,mem= 属于旧的机器类型',
    message: ({ machine }) =>
      zh`QEMU 5.1 起的机器类型拒绝它，要求用 memdev=；${machine === undefined ? '这里没有写机器类型' : zh`${machine} 没有说明版本`}。`,
  },
  'qemu-differs-from-xml': {
    title: ({ what }) => zh`XML 与 QEMU 命令行不一致：${qemu.differs[what]}`,
    message: ({ what, domain, xml, qemu: line }, name) =>
      zh`${qemu.says[what](name.entity(domain), xml, line)}。两者都照样显示，不合并。`,
  },
  'vcpus-not-drawn': {
    title: ({ count }) => zh`${count} 个 vCPU 超出了绘制上限`,
    message: ({ limit }) => zh`只计算并画出前 ${limit} 个 vCPU。`,
  },
  'host-sources-disagree': {
    title: ({ what }) => (what === 'cpus' ? '是两台不同的宿主机吗？' : '两段文本对宿主机的描述不一致'),
    message: ({ what, node, kept, left, why, keptReader, leftReader }, name) => {
      const about = zh`“${hostFacts[what]}”${node === undefined ? '' : zh`（节点 ${node}）`}`;
      const reason = {
        kind: zh`这类信息以 ${name.kind(keptReader)} 为准`,
        first: '两者都能提供此信息，以先粘贴的为准',
        whole: '另一段文本略去了部分 CPU',
        'not-invented': '另一段文本中唯一的单元是 libvirt 虚构的',
        chosen: '它属于所选的机器',
      }[why];
      return zh`两段文本在${about}上不一致：采用“${kept}”（${name.kind(keptReader)}），因为${reason}；不采用“${left}”（${name.kind(leftReader)}）。`;
    },
  },
  'guest-of-other-machine': {
    title: ({ domain }, name) => zh`${name.entity(domain)}的文本属于另一台机器`,
    message: ({ domain, machine, cpus, byName, judgedOn, judgedCpus }, name) =>
      zh`${byName ? zh`第 ${machine} 台机器（CPU ${cpus}）的文本提到 ${name.entity(domain)}，其他机器的都没有，因此把它自己那份不属于任何机器的文本当作这台虚拟机的` : zh`${name.entity(domain)}的文本与第 ${machine} 台机器（CPU ${cpus}）的文本在一起`}，而这里所取的是第 ${judgedOn} 台（CPU ${judgedCpus}）。因此它的线程能在哪里运行、能否启动、与谁争用，这里都不判断：请改取它自己的机器（网页上直接选择；命令行用 --machine ${machine}）。`,
  },
  'rule-failed': {
    title: () => 'Pinscope 的一项检查失败了',
    message: ({ failed, detail }) => zh`规则 ${failed} 未能完成（${detail}）。这是我们的问题，请反馈。`,
  },
};
