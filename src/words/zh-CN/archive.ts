/** 文件、文件夹与归档：读取过程与读取结果的文案；与英文同构。 */
import { usualLimits } from '../../archive/limits.ts';
import type { ArchiveWords } from '../en/archive.ts';
import { zh } from './spacing.ts';

const count = (n: number): string => n.toLocaleString('zh-CN');

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0);

export const archive: ArchiveWords = {
  heading: '文件',
  reading: (name) => zh`正在读取${name}`,
  progress: (read, total, found) =>
    `${megabytes(read)}${total === undefined ? '' : ` / ${megabytes(total)}`} MB · 已找到 ${count(found)} 段文本`,
  lookingThrough: (files) => `已查看 ${count(files)} 个文件`,
  cancel: '取消',
  cancelled: '已取消，没有任何改动。',
  failed: '无法读取文件：页面的一部分未能加载，请重新加载页面。',
  dismiss: '关闭提示',
  details: (n) => `${count(n)} 个文件未按原样读取`,
  came: ({ name, kind, texts, others }) => {
    if (kind === 'unread') return zh`未能从${name}读取任何内容。`;
    if (texts > 0)
      return zh`从${name}读取了 ${count(texts)} 段文本${others > 0 ? `；另有 ${count(others)} 个文件未查看` : ''}。`;
    return others > 0
      ? zh`${name}中没有可读取的内容：其中 ${count(others)} 个文件都不在查找范围内。`
      : zh`${name}中没有可读取的内容。`;
  },
  moreGiven: (n) => `另有 ${count(n)} 个文件。`,
  soughtFor:
    '查找范围：sos 报告或 must-gather 中 virsh、numactl、lscpu 的输出，etc/libvirt/qemu 与 run/libvirt/qemu 中的虚拟机 XML，proc/cmdline、proc/cpuinfo，以及 sys/devices/system 中的列表。',
  notice: ({ kind, detail }) => {
    switch (kind) {
      case 'truncated':
        return '文件不完整，末尾缺失；缺失之前的内容已读取。';
      case 'damaged':
        return '文件已损坏，校验和不一致；损坏之前的内容已读取。';
      case 'unsupported':
        if (detail === 'xz-decoder')
          return '无法启动 xz 解码器：它是 WebAssembly，可能被服务器的内容安全策略禁止。请先解压，再给出文件夹。';
        return detail === 'xz'
          ? '不支持这种压缩方式：只支持采用 LZMA2 并以 CRC-32 或 CRC-64 校验的 xz。请先解压，再给出文件夹。'
          : zh`不支持 ${detail ?? '这种格式'}。请先解压，再给出文件夹。`;
      case 'not-an-archive':
        return '名称像归档文件，实际却不是。';
      case 'not-text':
        return '不是文本，未读取。';
      case 'too-long':
        return `解压后超过 ${String(usualLimits.streamBytes / 1024 ** 3)} GB，只读取了开头部分。`;
      case 'unreadable':
        return '无法读取。';
      case 'folder-too-large':
        return '文件太多，没有全部查看。';
      case 'cut-off':
        return '归档在此文件中间中断，只读取了它的开头。';
      case 'unsafe-path':
        return '路径指向归档之外，未读取。';
      case 'link':
        return '这是链接，未跟随。';
      case 'special-file':
        return '不是普通文件，未读取。';
      case 'duplicate':
        return '在归档中出现多次，读取的是最后一个。';
      case 'nested-archive':
        return '归档中的归档，未打开。请先解压，再单独给出。';
      case 'too-large':
        return `超过 ${megabytes(usualLimits.textBytes)} MB，未读取。`;
      case 'too-many':
        return `文本超过 ${String(usualLimits.texts)} 段，未保留。`;
      case 'too-much':
        return `文本合计超过 ${megabytes(usualLimits.textBytes)} MB，未保留。`;
    }
  },
  paths: ({ paths, count: all }, most) => {
    const shown = paths.slice(0, most);
    return shown.join('、') + (all > shown.length ? ` 等 ${count(all)} 个` : '');
  },
};
