/** 实际观测到的设置与 XML 不一致的规则页面。简体中文。 */
import type { ObservedParams } from '../../../core/findings/observed-params.ts';
import type { RulePage } from '../../en/rule-pages/rule-page.ts';

export const observedPages: Readonly<Record<keyof ObservedParams, RulePage>> = {
  'observed-vcpus-differ': {
    name: 'vCPU 数量与 XML 不一致',
    why: 'vcpucount 与 dominfo 说明运行中的虚拟机有多少 vCPU，vcpucount 还说明下次启动会有多少。如果 <vcpu> 写的不是这个数，图上就会多出或缺少一些 vCPU。',
    fine: '有意用 --live 插入了 vCPU，下次启动仍用原来的数量。',
    check: 'config 是下次启动，live 是正在运行的：每一对中有一个与 XML 相同。',
  },
  'observed-iothreads-differ': {
    name: 'iothread 与 XML 不一致',
    why: 'iothreadinfo 会列出所有 iothread。XML 中没有的，是用 --live 加上的，这里没有它的绑定；XML 中有而没列出的，已经去掉，它的绑定不起作用。',
    fine: '只是临时试验，到下次启动为止。',
    check: '运行中的列表与加上 --config 的列表不同。',
  },
  'observed-memory-differs': {
    name: '内存设置与 XML 不一致',
    why: 'numatune 说明当前生效的模式与节点，dominfo 说明虚拟机最多能有多少内存。如果 XML 写的不同，这里关于内存远近的说法就是针对另一种配置的。',
    fine: '用 --live 改了节点，只为在下次启动之前迁移内存。',
    check: '加 --live 与加 --config 的 nodeset 不同，或者启动之后改过 XML。',
  },
  'observed-limits-differ': {
    name: '权重或限额与 XML 不一致',
    why: 'schedinfo 读取运行中虚拟机的 cgroup。与 <cputune> 不同的限额或权重，是手工或由管理软件（oVirt、OpenStack）设置的，没有写进 XML 的，下次启动就没有了。',
    fine: '这些值归管理软件管，每次启动都会重新设置。',
    check:
      '分别加 --live 与 --config 运行 schedinfo；什么都没有设置时，周期为 100000，shares 为 1024 或 100，quota 为 −1。',
  },
};
