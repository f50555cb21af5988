/** 页面的中文文案；与英文同构，缺一条或参数不符即编译失败。 */
import type { UiWords } from '../en/ui.ts';
import { exportWords } from './export.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');

export const ui: UiWords = {
  product: 'Pinscope',
  tagline: '每个虚拟机线程能在哪里运行，为什么',
  documentTitle: (what) =>
    what === undefined ? 'Pinscope：看清 libvirt 把 vCPU 绑到哪里，为什么' : `${what} · Pinscope`,
  skipToPicture: '跳到图示',

  header: {
    views: '视图',
    map: '图示',
    matrix: '矩阵',
    table: '表格',
    examples: '示例',
    language: '语言',
    theme: '主题',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    share: '分享',
    keys: '键盘按键',
  },

  sources: {
    heading: '文本',
    tabs: '已粘贴的文本',
    untitled: (n) => `文本 ${String(n)}`,
    close: (name) => `关闭 ${name}`,
    add: '新建文本',
    open: '打开文件…',
    collapse: '收起文本',
    expand: '展开文本',
    editor: (name) => `${name} 的内容`,
    placeholder: '在此粘贴域 XML、virsh capabilities 或 numactl --hardware 的输出。',
    lines: (from, to) => (from === to ? `第 ${String(from)} 行` : `第 ${String(from)}–${String(to)} 行`),
    line: (line) => `第 ${String(line)} 行`,
    lineOf: (line, name) => `${name} 第 ${String(line)} 行`,
    plainBecauseLong: (size) => `${size}：不显示行号和标记，但会完整读取。`,
    excerptBecauseLong: (size) => `${size}：这里只显示前 1 MB，不能编辑；全文仍完整保留并读取。`,
    dropHere: '松开即可读取文件',
    dropNote: '文件只在本浏览器内读取，不会发送到任何地方。',
  },

  recognised: {
    heading: '识别结果',
    nothingYet: '尚未粘贴任何内容。',
    read: '已读取',
    useless: '没有可读取的内容',
    gave: (gifts) => gifts.join('、'),
    otherMachine: '另一台机器：未使用',
    more: (n) => `另有 ${count(n)} 段`,
  },

  unknown: {
    heading: '仍未知',
    hint: '可由以下命令得知：',
    nice: (n) => `另有 ${count(n)} 项可让图更完整`,
    copy: '复制',
    copyNamed: (command) => `复制命令 ${command}`,
    copied: '已复制',
    collector: '一次收集全部',
    collectorHint: '在宿主机 shell 中运行的一行命令：只读取，不含密码，输出可原样粘贴到这里。',
  },

  machines: {
    heading: '多台机器',
    hint: '这些文本来自不同的机器。要看哪一台？',
    machine: (cpus, place) => `${count(cpus)} 个 CPU · ${place}`,
  },

  assumptions: {
    heading: '假设',
    dropped: '未采用的假设',
    drop: '撤销',
    dropNamed: (title) => `撤销假设：${title}`,
    take: '采用',
    takeNamed: (title) => `重新采用假设：${title}`,
    asLibvirt: (version) => `与 libvirt ${version} 一致：不作任何假设`,
  },

  changes: {
    heading: '试改',
    drop: '撤销',
    dropNamed: (title) => `不采用：${title}`,
    take: '采用',
    takeNamed: (title) => `重新采用：${title}`,
    dropped: '未采用',
    refused: '被拒绝',
    unplaced: '没有虚拟机',
    changed: '试改',
    changedNote: '这里按一条试改命令改动过。',
    more: (n) => `还有 ${String(n)} 条命令`,
  },

  numad: {
    label: 'numad 返回的节点',
    hint: '`placement="auto"`：虚拟机启动时由 numad 选择。可以在此试一个答案。',
    unknown: '未知',
    invalid: '请按 `0` 或 `0-1` 的形式填写节点。',
    notOnHost: (nodes) => `这台宿主机没有节点 ${nodes}：不计入答案。`,
  },

  picture: {
    pane: '宿主机与虚拟机线程的图示。方向键移动，Enter 键选中。',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '适应窗口',
    legend: '颜色的含义；点按可筛除',
    legendItem: (name, n) => `${name}：${n}`,
    reading: '正在读取…',
    cpuWho: (cpu, names, more) => `${cpu}：${names}${more > 0 ? `，以及另外 ${count(more)} 个` : ''}`,
    cpuNobody: '没有线程可以在此运行。',
  },

  inspector: {
    label: '详情',
    why: '为什么',
    whyOf: (thread) => `为什么 · ${thread}`,
    empty: '在图中选择一个线程或 CPU，查看它为何在那里运行。',
    whole: '或者查看整台虚拟机：启动、内存与限额。',
    chain: 'libvirt 依次考虑的设置',
    clear: '取消选择',
    gone: '选中的对象已不在文本中。',
    observed: '观察到',
    unknownThreads: '无法判断这些线程的用途。`ps -T -o pid,tid,psr,comm -p PID` 可以查明。',
    moreObserved: (n) => `还有 ${String(n)} 行`,
    cpu: {
      who: '可以在此运行的线程',
      nobody: '没有线程可以在这个 CPU 上运行。',
      node: '节点',
      socket: '插槽',
      die: '晶粒',
      core: '核心',
      siblings: '同核线程',
      state: '状态',
      offline: '离线',
      assumed: '假设存在',
      absent: '这台宿主机上没有',
      unplaced: '宿主机未知',
      list: (items) => items.join('、'),
    },
    box: {
      cpus: 'CPU',
      memory: '内存',
      distances: '距离',
      processor: '处理器',
      distance: (node, value) => `到节点 ${String(node)} 为 ${String(value)}`,
      threads: '可以在此运行的线程',
    },
    domain: {
      vcpus: 'vCPU',
      online: (current, max) =>
        current === max ? String(max) : `启动时 ${String(current)} 个，最多 ${String(max)} 个`,
      placement: '放置方式',
      memory: '内存',
      cell: (id) => `虚拟 NUMA 单元 ${String(id)}`,
      origin: '来源',
      threads: '线程',
      cpus: '单元内的 vCPU',
    },
  },

  findings: {
    heading: '发现',
    none: '没有发现问题。',
    noneNote: '没有规则对这种放置提出异议。',
    notYet: '读到域 XML 之后，这里会列出发现的问题。',
    count: (errors, warnings, notes) =>
      [
        errors > 0 ? `${count(errors)} 个错误` : '',
        warnings > 0 ? `${count(warnings)} 个警告` : '',
        notes > 0 ? `${count(notes)} 条提示` : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    show: (title) => `在图中和文本中显示：${title}`,
    more: (n) => `再显示 ${count(n)} 条`,
    moreEntities: (n) => `+${count(n)}`,
  },

  table: {
    caption: (summary) => `每个线程及其可以运行的位置。${summary}`,
    thread: '线程',
    cpus: '可以运行的 CPU',
    source: '设置',
    why: '为什么',
    memory: '内存',
    line: '行',
    offline: '离线',
    unknown: '由 numad 决定',
    all: '宿主机的全部 CPU',
    none: '无',
    more: (n) => `再显示 ${count(n)} 个线程`,
    select: (thread) => `选择 ${thread}`,
  },

  share: {
    title: '本页的链接',
    field: '链接',
    copied: '已复制到剪贴板。',
    notCopied: '请选中链接并复制。',
    copyAgain: '复制',
    length: (n) => `${count(n)} 个字符`,
    long: '有些聊天软件会截断超过 2,000 个字符的链接。',
    contents: '链接包含粘贴的全部文本，其中的密码、UUID 和路径也在内。',
    noServer: '不会向任何服务器发送内容：文本位于地址的 # 之后，浏览器不会把这一部分发送出去。',
    close: '关闭',
    tooLarge: '文本太大，无法放入链接（上限 2 MB）。请关闭一段文本，或改为直接发送文件。',
    failed: '无法生成链接。',
  },

  export: exportWords,

  search: {
    label: '在图示中查找',
    placeholder: 'vCPU 3、CPU 12、节点 1、虚拟机名',
    none: '这里没有匹配项。',
    found: (n) => `${count(n)} 个匹配项`,
  },

  link: {
    title: '无法打开这个链接',
    reasons: {
      'not-a-link': '# 后面的内容不是 Pinscope 链接。',
      truncated: '链接不完整，末尾缺失。请从原处重新复制。',
      damaged: '链接在传递过程中被改动，校验和不一致。',
      newer: '这个链接由更新版本的 Pinscope 生成。',
      'too-large': '链接的内容超过了 Pinscope 从地址中读取的上限。',
    },
    example: (id) => `没有名为“${id}”的示例。`,
    kept: '没有丢失任何内容，这是收到的链接原文：',
    copy: '复制链接',
    dismiss: '关闭提示',
    rawField: '收到的链接原文',
  },

  start: {
    showing: '示例',
    paste: '粘贴你自己的内容',
    pasteNote: '`virsh dumpxml VM`、`virsh capabilities`、`numactl --hardware`：在本页任意位置粘贴即可。',
    emptyTitle: '粘贴一台虚拟机和它的宿主机',
    emptyNote: '复制以下命令的输出，在本页任意位置粘贴（Ctrl+V），或把文件拖到这里。',
    emptyDomain: '虚拟机',
    emptyHost: '宿主机，含插槽、核心和同核线程',
    emptyNuma: '宿主机，仅 NUMA 节点',
    emptyExample: '或者先看一个示例',
    privacy: '一切都在本浏览器内进行，不会发送到任何地方。',
    nothingTitle: '这里没有可以画出的内容',
    nothingNote: '以下是文本中识别到的内容，以及应改为粘贴什么：',
    failedTitle: 'Pinscope 出错了',
    failedNote: '这段文本使分析失败，这是我们的错误，与你无关。文本仍然保留；可以修改它或粘贴别的内容。',
    failedDetail: '出错详情',
    loadFailed: '页面的一部分未能加载，请重新加载页面。',
    retry: '重试',
  },

  examples: {
    menu: '示例',
    groups: {
      start: '从这里开始',
      pins: '绑定与 cpuset',
      numa: '内存与虚拟 NUMA 单元',
      host: '宿主机',
      problems: '常见问题',
    },
    items: {
      precedence: {
        title: '由哪个设置决定',
        shows: 'vCPU 0 和 2 有自己的绑定，vCPU 1 和 3 继承 cpuset；模拟器占用了 vCPU 0 唯一的 CPU。',
      },
      'emulator-pinned': {
        title: '模拟器有自己的 CPU',
        shows: '对每个 vCPU，绑定都会覆盖继承来的 cpuset；模拟器有自己的绑定。',
      },
      'inherited-cpuset': {
        title: '模拟器继承 cpuset',
        shows: '没有 `<emulatorpin>` 时，模拟器与未绑定的 vCPU 一样，沿用 `<vcpu>` 的 cpuset。',
      },
      'emulator-collides': {
        title: '模拟器占用 vCPU 唯一的 CPU',
        shows: 'vCPU 1 与模拟器都只能在 CPU 16 上运行；vCPU 2 和 3 可以在任何 CPU 上运行。',
      },
      overlaps: {
        title: '四个互相重叠的绑定',
        shows: '省略了内容、没有 `<vcpu>` 的 `<domain>`：libvirt 只会创建 1 个 vCPU，这里假设为 4 个。',
      },
      'cpuset-alone': { title: '所有线程共用一个 cpuset', shows: '4 个 vCPU 和模拟器共用 2 个 CPU。' },
      'pins-alone': {
        title: '没有 vCPU 数量的绑定',
        shows: '在按奇偶编号的宿主机上，两个绑定分属两个节点。',
      },
      'pins-over-cpuset': {
        title: '绑定覆盖 cpuset',
        shows: '绑定只替换对应 vCPU 的 cpuset；模拟器仍然沿用 cpuset。',
      },
      'cpuset-straddles': {
        title: '跨两个节点的 cpuset',
        shows: '`1-4,^3,6` 用在按节点奇偶编号的宿主机上。',
      },
      siblings: {
        title: '同一核心上的两个 vCPU',
        shows: 'CPU 0 和 4 是同核线程：虚拟机的两个核心共用一个真实核心。',
      },
      auto: {
        title: '由 numad 决定',
        shows: '使用 `placement="auto"` 时 cpuset 不起作用，虚拟机启动时由 numad 给出答案。',
      },
      'one-to-one': {
        title: '每个 vCPU 一个 CPU',
        shows: '8 个 vCPU 对应 8 个 CPU，两个虚拟 NUMA 单元对应两个节点。',
      },
      'guest-cells': {
        title: '没有绑定的虚拟 NUMA 单元',
        shows: '虚拟机看到两个 NUMA 单元，但其线程仍可在任何 CPU 上运行。',
      },
      'shared-cell': {
        title: '奇偶编号宿主机上的虚拟 NUMA 单元',
        shows: '两个虚拟 NUMA 单元、8 个 vCPU，没有任何设置把它们固定到某个节点。',
      },
      'memory-bound': {
        title: '内存固定，线程自由',
        shows: '内存只来自节点 1，线程却可以在两个节点上运行。',
      },
      hotplug: {
        title: '等待插入的线程',
        shows: '4 个 vCPU 中启动时只插入 1 个；两个 iothread，其中一个有自己的绑定。',
      },
      'cpu-missing': {
        title: '宿主机没有的 CPU',
        shows: '绑定指定了 CPU 8 和 16，而这台宿主机只有 CPU 0 到 7。',
      },
      'host-excerpt': {
        title: '被截短的 capabilities',
        shows: '声明了 24 个 CPU，只列出 1 个：其余的 CPU 及同核关系均为假设。',
      },
      'host-numactl': {
        title: '只有 numactl',
        shows: '两个编号交错的节点；numactl 无法得知核心和同核关系。',
      },
    },
  },

  keys: {
    title: '按键',
    close: '关闭',
    rows: {
      arrows: '在图中的线程和 CPU 之间移动',
      enter: '选中当前焦点',
      escape: '取消选择，关闭对话框',
      plusMinus: '缩放图示',
      zero: '图示适应窗口',
      paste: '在文本框以外的任意位置读取剪贴板',
      also: '在已选内容之外再选（指针：按住 Ctrl 点击）',
      slash: '按名称查找线程、CPU、节点或虚拟机',
      question: '显示本列表',
    },
  },
};
