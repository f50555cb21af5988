/** 粘贴的文本、运行状态、试改命令与 QEMU 命令行的各条规则。简体中文。 */
import type { RulePage } from '../../en/rule-pages/rule-page.ts';
import type { TextRule } from '../../rule-checks/texts.ts';

export const textPages: Readonly<Record<TextRule, RulePage>> = {
  'xml-malformed': {
    name: '格式不正确的 XML',
    why: 'libvirt 的解析器遇到第一处错误就停下，什么也不会定义。错误之外的内容，这里仍会尽量画出。',
    fine: '文本只是为了邮件或网页而截短，宿主机上的是完整的。',
    check: 'xmllint 会给出行号；virsh edit 也不会接受它。',
  },
  'xml-limit': {
    name: 'Pinscope 自身的限制',
    why: '读取文本有上限，任何文本都不能让页面卡死：不接受 DOCTYPE，最多 256 层、10 MB。libvirt 自己的限制与此不同。',
    fine: '读到的部分正是所关心的。',
    check: 'xmllint 会说明文本本身是否正确。',
  },
  'host-value-unreadable': {
    name: '无法读取的宿主机信息',
    why: '读不懂的值宁可略去，也不猜测，因此宿主机有一部分情况未知。',
    fine: '这个值在这里无关紧要。',
    check: '请重新粘贴完整的输出，注意不要被邮件程序换行。',
  },
  'xml-elided': {
    name: '省略了元素',
    why: '教程或工单里的文本常常有删节。被省略的绑定与从未设置的绑定看上去一样，因此对这些线程的说法可能有误。',
    fine: '省略的只是与 CPU、内存无关的元素。',
    check: '完整的定义中，元素之间没有省略号。',
  },
  'host-cpus-elided': {
    name: '不完整的 CPU 列表',
    why: '文本声明的 CPU 比列出的多。其余的 CPU 假设存在，同核关系按已列出的规律推断：都标为假设，凡是以此为据的发现也都会说明。',
    fine: '这是教程里的节选，规律也对。',
    check: '列出的 CPU 数量应当等于 <cpus num> 声明的数量。',
  },
  'host-nodes-missing': {
    name: '不完整的节点列表',
    why: '文本声明的节点比它列出的多：其余节点的 CPU 和内存未知。',
    fine: '只用到列出的节点。',
    check: '有几个节点，就应当有几段。',
  },
  'host-sources-disagree': {
    name: '几段文本对宿主机说法不一',
    why: '两段文本对同一件事说法不同，其中至少有一段是旧的、被截断的，或者属于另一台机器。这里会采用其中一段，并说明是哪一段、为什么。',
    fine: '它们属于两台机器：请选择要看哪一台。',
    check: '在同一台机器上重新生成两份输出；主机名和时间说明哪些文本属于同一台。',
  },
  'columns-assumed': {
    name: '没有表头的表格',
    why: '没有表头时，各列按 lscpu 的默认顺序理解；如果其实是别的列，错误的内容看起来也会像真的。',
    fine: '它就是不带选项的 lscpu -p 的输出。',
    check: '以 # 开头的行写明了各列。',
  },
  'output-translated': {
    name: '其他语言的输出',
    why: '工具会翻译自己的标签。能从形状看出来的数字已经读取，其余的没有。',
    fine: '读到的已经够用。',
    check: '加上 LC_ALL=C，标签就是英文。',
  },
  'json-malformed': {
    name: '不完整的 JSON',
    why: '错误之前的内容都已读取。有些版本的 lscpu（2.38 至 2.40，带 -e）自己就会输出无效的 JSON。',
    fine: '后面没有需要的内容。',
    check: '用 JSON 工具读一遍：要么接受，要么指出位置。',
  },
  'package-cpus-missing': {
    name: '/proc/cpuinfo 缺少 CPU',
    why: 'siblings 说明插槽有多少个 CPU，而列出的更少：无法确定哪些同核。',
    fine: '有 CPU 不在线：那里不会列出。',
    check: '每个在线的 CPU 一段。',
  },
  'nothing-to-read': {
    name: '既没有宿主机也没有虚拟机的文本',
    why: '认得出它是什么，但其中没有可画的内容：只有命令没有输出、源代码，或者一段文章。',
    fine: '旁边另有含所需内容的文本。',
    check: '请粘贴命令的输出。',
  },
  'text-unrecognised': {
    name: '无法识别的文本',
    why: '没有一种格式与它相符，其中的内容都没有使用。',
    fine: '它只是输出前后的说明文字。',
    check: '请连同命令行一起，按终端的原样粘贴输出。',
  },
  'text-repaired': {
    name: '按本意读取的文本',
    why: '文字处理软件、网页和输入法会替换字符：全角逗号、弯引号、用 U+02C6 代替 ^。这里按它们本来的意思读取；libvirt 不会这样做，而是直接拒绝。',
    fine: '宿主机上的文件是对的，只是复制出来的这份变了样。',
    check: 'grep 会列出含有非 ASCII 字符的行。',
  },
  'text-too-long': {
    name: '文本过长',
    why: '超过五千万个字符的部分不再读取，图中也就没有后面的内容。',
    fine: '需要的部分都在前面。',
    check: '只粘贴与宿主机和虚拟机有关的内容。',
  },
  'live-value-unreadable': {
    name: '无法读取的运行状态',
    why: '读不懂的值宁可略去，也不猜测。',
    fine: '这个值在这里无关紧要。',
    check: '请重新粘贴完整的输出。',
  },
  'observation-unjoined': {
    name: '不知道属于哪台虚拟机的运行状态',
    why: '不知道说的是谁，就无法与设置对照：没有载入虚拟机、名字对不上，或者有几台都可能。',
    fine: '它说的是这里不关心的虚拟机。',
    check: '输出上方的命令行写着虚拟机名；virsh list 也会列出。',
  },
  'command-malformed': {
    name: 'virsh 不会接受的命令',
    why: '它在那边什么也不会改变，在这里也一样。',
    fine: '它只是从介绍这条命令的文章里摘来的。',
    check: '“virsh help 命令名”会打印用法。',
  },
  'change-refused': {
    name: 'libvirt 会拒绝的试改命令',
    why: 'libvirt 会用所示的那句话回答，什么也不改变；因此这里也不改变。',
    fine: '这条命令是给另一台宿主机或虚拟机的。',
    check: 'virsh 会打印同样的一句话。',
  },
  'change-unplaced': {
    name: '没有对应虚拟机的试改命令',
    why: '命令中的虚拟机没有载入，或者有几台都可能：因此没有用在任何一台上。',
    fine: '这里不关心那台虚拟机。',
    check: 'virsh list 会列出名字。',
  },
  'change-on-only-domain': {
    name: '用在唯一一台虚拟机上的试改命令',
    why: '命令写的是别的名字（多半是占位的），这里用在唯一载入的虚拟机上，以便看到效果。',
    fine: '本意正是如此。',
    check: 'virsh list 会列出名字。',
  },
  'qemu-refuses': {
    name: 'QEMU 会拒绝的命令行',
    why: 'QEMU 启动时检查命令行，报出所示的那句话后退出。如果 libvirt 的虚拟机会生成这样的命令行，它能够定义，却无法启动。',
    fine: '别的版本或机器类型接受它。',
    check: '正在运行的进程，其参数一定是 QEMU 接受过的。',
  },
  'qemu-value-unreadable': {
    name: 'QEMU 命令行中无法读取的值',
    why: '读不懂的值宁可略去，也不猜测，因此这台虚拟机的图有缺口。',
    fine: '这个值在这里无关紧要。',
    check: '内核保存的参数，每个之后有一个零字节。',
  },
  'qemu-vcpus-in-no-cell': {
    name: '没有 -numa 提到的 vCPU',
    why: 'QEMU 把它们放进第一个单元并给出警告：虚拟机看到的与命令行看起来的不一样，以后的版本还打算拒绝。',
    fine: '它们本来就应当在第一个单元。',
    check: 'QEMU 的日志里有这条警告。',
  },
  'qemu-old-memory': {
    name: '用 mem= 写单元的内存',
    why: '-numa node,mem= 无法把内存限定在宿主机节点上，而且 QEMU 5.1 起的机器类型拒绝它。用 memdev= 加内存对象，可以表达同样的意思，还能说得更多。',
    fine: '为了迁移，有意使用旧的机器类型。',
    check: '默认机器类型说明它是否还被接受。',
  },
  'qemu-differs-from-xml': {
    name: 'XML 与 QEMU 命令行不一致',
    why: '启动时 libvirt 根据 XML 生成命令行。两者不同，说明其中一份是别的时候的：此后改过 XML，或者命令行属于另一台虚拟机。',
    fine: '这份 XML 是为下次启动准备的。',
    check: '拿进程的参数与运行中虚拟机的 XML 比较。',
  },
  'pin-string-unreadable': {
    name: '无法读取的绑定字符串',
    why: 'oVirt 的写法是用 _ 连接的“vCPU#CPU”，例如 0#0_1#3。不是这种形式的部分会被略去：那个 vCPU 就没有绑定。',
    fine: '这一部分在这里无关紧要。',
    check: '每行一对，各有一个 #。',
  },
  'rule-failed': {
    name: 'Pinscope 的一项检查失败了',
    why: '这是 Pinscope 自己的错误。其他检查不受影响，画出的内容也是对的。',
    fine: '即便如此，也请反馈给我们。',
    check: '宿主机上没有什么可查的。',
  },
};
