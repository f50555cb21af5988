/** 页面的中文文案；与英文同构，缺一条或参数不符即编译失败。 */
import type { UiWords } from '../en/ui.ts';
import { exportWords } from './export.ts';
import { zh } from './spacing.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');

export const ui: UiWords = {
  product: 'Pinscope',
  tagline: '每个虚拟机线程能在哪里运行，为什么',
  documentTitle: (what) =>
    what === undefined ? 'Pinscope：看清 libvirt 把 vCPU 绑到哪里，为什么' : `${what} · Pinscope`,
  skipToPicture: '跳到图示',
  labelled: (label, text) => zh`${label}：${text}`,

  header: {
    views: '视图',
    map: '图示',
    matrix: '矩阵',
    table: '表格',
    examples: '示例',
    learn: '课程',
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
    nth: (title, n) => `${title}（${String(n)}）`,
    close: (name) => `关闭 ${name}`,
    add: '新建文本',
    open: '打开文件…',
    collapse: '收起文本',
    expand: '展开文本',
    editor: (name) => `${name} 的内容`,
    placeholder: '在此粘贴虚拟机 XML、virsh capabilities 或 numactl --hardware 的输出。',
    lines: (from, to) => (from === to ? `第 ${String(from)} 行` : `第 ${String(from)}–${String(to)} 行`),
    line: (line) => `第 ${String(line)} 行`,
    lineOf: (line, name) => `${name} 第 ${String(line)} 行`,
    plainBecauseLong: (size) => `${size}：不显示行号和标记，但会完整读取。`,
    excerptBecauseLong: (size) => `${size}：这里只显示开头部分；全文仍完整保留并读取。`,
    showWhole: '显示全文以便编辑',
    dropHere: '松开即可读取文件',
    dropNote: '文件只在本浏览器内读取，不会发送到任何地方。',
  },

  editor: {
    phrases: {
      'Control character': '控制字符',
      'Fold line': '折叠此元素',
      'Unfold line': '展开此元素',
      'folded code': '已折叠的行',
      unfold: '展开',
      'Folded lines': '已折叠行',
      'Unfolded lines': '已展开行',
      to: '至',
      'Selection deleted': '已删除所选内容',
    },
  },

  panes: {
    texts: '文本栏宽度',
    details: '详情栏宽度',
    hint: '拖动或用方向键调整；双击恢复默认宽度',
    pixels: (px: number) => `${String(px)} 像素`,
    hideDetails: '隐藏详情',
    showDetails: '显示详情',
  },

  recognised: {
    heading: '识别结果',
    nothingYet: '尚未粘贴任何内容。',
    read: '已读取',
    useless: '没有可读取的内容。',
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
    guests: (names) => `虚拟机：${names.join('、')}`,
    machine: (cpus, place, name) =>
      `${name === undefined ? '' : `${name} · `}${count(cpus)} 个 CPU · ${place}`,
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
    inForce: (n) => `图中有 ${count(n)} 条试改命令生效。`,
    leftOut: (n) => `有 ${count(n)} 条试改命令未采用。`,
    dropAll: (n) => (n === 1 ? '撤销' : '全部撤销'),
    takeAll: (n) => (n === 1 ? '重新采用' : '全部重新采用'),
    legend: (n) => `试改命令改动了 ${count(n)} 个线程`,
    dropped: '未采用',
    refused: '被拒绝',
    unplaced: '没有虚拟机',
    changed: '试改',
    changedNote: '这里按一条试改命令改动过。',
    more: (n) => `还有 ${String(n)} 条命令`,
  },

  numad: {
    label: 'numad 回答的节点',
    hint: '`placement="auto"`：虚拟机启动时由 numad 选择。可以在此试一个回答。',
    unknown: '未知',
    invalid: '请按 `0` 或 `0-1` 的形式填写节点。',
    notOnHost: (nodes) => `这台宿主机没有节点 ${nodes}：不计入回答。`,
  },

  picture: {
    pane: '宿主机与虚拟机线程的图示。方向键移动，Enter 键选中。',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '适应窗口',
    toSelection: '缩放到所选内容',
    foldAlike: '折叠相同的节点',
    path: '所选内容的位置',
    legend: '颜色的含义；点按可筛除',
    limits: '时间上限',
    limitsHint:
      '线程上的条形：最多可以使用一个 CPU 的多少时间；名称下的条形：虚拟机的权重。详见“给多少时间，而不是在哪里运行”',
    legendItem: (name, n) => `${name}：${n}`,
    reading: '正在读取…',
    cpuWho: (cpu, names, more) => `${cpu}：${names}${more > 0 ? `，以及另外 ${count(more)} 个` : ''}`,
    cpuMarked: (cpu, marks) => `${cpu}（${marks.join('，')}）`,
    cpuNobody: '没有线程可以在此运行。',
    cpuCount: (n) => (n === 0 ? '没有线程可以在此运行' : `${count(n)} 个线程可以在此运行`),
    findingCount: (n) => `${count(n)} 条发现`,
    spoken: (parts) => (parts.length === 0 ? '' : `；${parts.join('，')}`),
  },

  inspector: {
    label: '详情',
    why: '为什么',
    whyOf: (thread) => `为什么 · ${thread}`,
    empty: '在图中选择一个线程或 CPU，查看它为何在那里运行。',
    whole: '或者查看整台虚拟机：启动、内存与上限。',
    chain: 'libvirt 依次考虑的设置',
    clear: '取消选择',
    gone: '选中的对象已不在文本中。',
    observed: '观察到',
    outlined: '图中的虚线框：实际观察到的位置。',
    unknownThreads: '无法判断这些线程的用途。`ps -T -o pid,tid,psr,comm -p PID` 可以查明。',
    moreObserved: (n) => `还有 ${String(n)} 行`,
    cpu: {
      who: '可以在此运行的线程',
      nobody: '没有线程可以在这个 CPU 上运行。',
      node: '节点',
      socket: '插槽',
      die: '晶粒',
      core: '核心',
      siblings: '兄弟线程',
      type: '类型',
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
      cache: '缓存',
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
    notYet: '读到虚拟机 XML 之后，这里会列出发现的问题。',
    judging: '正在逐条检查规则……',
    judgingFailed: '规则没有载入，因此还不知道有没有问题。请检查网络连接。',
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
    offline: '未插入',
    unknown: '由 numad 决定',
    all: '宿主机的所有 CPU',
    none: '无',
    more: (n) => `再显示 ${count(n)} 个线程`,
    select: (thread) => `选择 ${thread}`,
    copy: '复制表格',
    copyTsv: '复制为 TSV',
    copyMarkdown: '复制为 Markdown',
    copied: (rows) => `已复制 ${count(rows)} 行。`,
    notCopied: '浏览器不允许在此复制。',
    filtered: (n) => `已筛除 ${count(n)} 个线程。`,
    showAll: '全部显示',
    pages: '表格分页',
    page: (from, to, all) => `第 ${count(from)}–${count(to)} 个，共 ${count(all)} 个线程`,
    previous: '上一页',
    next: '下一页',
  },

  export: exportWords,

  history: {
    title: '您的文本（本浏览器内）',
    untitled: '文本',
    keep: '在本浏览器中保留粘贴的内容',
    clear: '全部清除',
  },

  embed: {
    waiting: '尚无可显示的内容。',
    open: '在 Pinscope 中打开',
  },

  search: {
    label: '在图示中查找',
    placeholder: 'vCPU 3、CPU 12、节点 1…',
    none: '这里没有匹配项。',
    found: (n) => `${count(n)} 个匹配项`,
  },

  link: {
    title: '无法打开这个链接',
    reasons: {
      'not-a-link': '# 后面的内容不是 Pinscope 链接。',
      truncated: '链接不完整，末尾缺失。请从原处重新复制。',
      damaged: '链接在传递过程中被改动，校验和不一致。',
      'case-lost': '链接在传递过程中丢失了字母大小写，无法还原。请从原处重新复制。',
      newer: '这个链接由更新版本的 Pinscope 生成。',
      'too-large': '链接的内容超过了 Pinscope 从地址中读取的上限。',
    },
    example: (id) => `没有名为“${id}”的示例。`,
    recovered: (reason) => zh`${reason}下面显示的是能够读出的部分，可能不完整或有误。`,
    kept: (said) => zh`${said}没有丢失任何内容，这是收到的链接原文：`,
    copy: '复制链接',
    dismiss: '关闭提示',
    rawField: '收到的链接原文',
    notLoaded: {
      title: '页面的一部分未能加载',
      note: '可能是网络连接已断开，也可能是 Pinscope 刚刚更新过。请重新加载页面后再试。',
    },
  },

  start: {
    showing: '示例',
    paste: '粘贴你自己的内容',
    pasteNote: '`virsh dumpxml VM`、`virsh capabilities`、`numactl --hardware`：在本页任意位置粘贴即可。',
    emptyTitle: '粘贴一台虚拟机和它的宿主机',
    emptyNote: '复制以下命令的输出，在本页任意位置粘贴（Ctrl+V），或把文件拖到这里。',
    emptyDomain: '虚拟机',
    emptyHost: '宿主机，含插槽、核心和兄弟线程',
    emptyNuma: '宿主机，仅 NUMA 节点',
    emptyExample: '或者先看一个示例',
    privacy: '一切都在本浏览器内进行，不会发送到任何地方。',
    readTitle: '已读取，但还画不出图',
    readNote: '这些文本可以补充图示；图示本身还需要下列命令之一的输出，请一并粘贴。',
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
        shows: 'CPU 0 和 4 是兄弟线程：虚拟机的两个核心共用一个真实核心。',
      },
      auto: {
        title: '由 numad 决定',
        shows: '使用 `placement="auto"` 时 cpuset 不起作用，虚拟机启动时由 numad 给出回答。',
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
        shows: '两个虚拟 NUMA 单元、8 个 vCPU，没有任何设置把它们绑定到某个节点。',
      },
      'memory-bound': {
        title: '内存绑定，线程自由',
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
      escape: '逐级返回：从 CPU 到核心，从 vCPU 到虚拟机，最后取消选择；关闭对话框',
      pages: '在矩阵中：到一行的两端、翻页；加 Ctrl 到第一个或最后一个线程',
      plusMinus: '缩放图示',
      zero: '图示适应窗口',
      paste: '在文本框以外的任意位置读取剪贴板',
      zed: '缩放到所选内容',
      foldNode: '折叠或展开当前焦点所在的节点',
      also: '在已选内容之外再选（指针：按住 Ctrl 点击）',
      slash: '按名称查找线程、CPU、节点或虚拟机',
      findings: '下一条、上一条发现',
      question: '显示本列表',
      tab: '移到下一处，在文本中也一样',
      undo: '在文本中撤销与重做',
      fold: '折叠与展开文本中的元素',
    },
  },
};
