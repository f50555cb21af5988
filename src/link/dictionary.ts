/**
 * What links with original texts are deflated with (codec `d`): text as libvirt and the tools beside it print it, so that what every
 * such text holds costs nothing. What is commonest stands last. **Never change a letter of it:** links depend on each; its
 * CRC-32 is a test. Another dictionary is another codec.
 */

const tools = `Architecture:            x86_64
CPU op-mode(s):          32-bit, 64-bit
Byte Order:              Little Endian
CPU(s):                  96
On-line CPU(s) list:     0-95
Vendor ID:               GenuineIntel
Vendor ID:               AuthenticAMD
Model name:              Intel(R) Xeon(R) Gold CPU @ 2.40GHz
Model name:              AMD EPYC 64-Core Processor
CPU family:              6
Thread(s) per core:      2
Core(s) per socket:      24
Socket(s):               2
Stepping:                7
CPU max MHz:             3900.0000
CPU min MHz:             1000.0000
BogoMIPS:                4800.00
Virtualization:          VT-x
L1d cache:               1.5 MiB (48 instances)
L1i cache:               1.5 MiB (48 instances)
L2 cache:                48 MiB (48 instances)
L3 cache:                71.5 MiB (2 instances)
NUMA node(s):            2
NUMA node0 CPU(s):       0-23,48-71
NUMA node1 CPU(s):       24-47,72-95
CPU NODE SOCKET CORE L1d:L1i:L2:L3 ONLINE    MAXMHZ    MINMHZ       MHZ
  0    0      0    0 0:0:0:0          yes 3900.0000 1000.0000 2400.000
# CPU,Core,Socket,Node,,L1d,L1i,L2,L3
0,0,0,0,,0,0,0,0
processor	: 0
vendor_id	: GenuineIntel
cpu family	: 6
model		: 85
physical id	: 0
siblings	: 48
core id		: 0
cpu cores	: 24
apicid		: 0
$ taskset -apc 4242
pid 4242's current affinity list: 0-95
Cpus_allowed_list:	0-95
Mems_allowed_list:	0-1
# virsh vcpuinfo vm
VCPU:           0
CPU:            4
State:          running
CPU time:       12.3s
CPU Affinity:   ----y-------y---
# virsh vcpupin vm
 VCPU   CPU Affinity
----------------------
 0      0-95
# virsh emulatorpin vm
emulator: CPU Affinity
----------------------------------
       *: 0-95
# virsh iothreadinfo vm
 IOThread ID   CPU Affinity
-----------------------------
# virsh list --all
 Id   Name   State
--------------------
 1    vm     running
 -    vm     shut off
# virsh nodeinfo
CPU model:           x86_64
CPU(s):              96
CPU frequency:       2400 MHz
CPU socket(s):       1
Core(s) per socket:  24
Thread(s) per core:  2
NUMA cell(s):        2
Memory size:         395826176 KiB
# numactl --hardware
available: 2 nodes (0-1)
node 0 cpus: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95
node 0 size: 193157 MB
node 0 free: 101743 MB
node 1 cpus: 
node distances:
node   0   1 
  0:  10  21 
  1:  21  10 
`;

const capabilities = `<capabilities>

  <host>
    <uuid>6c9d1d3e-7f0a-4d0c-9c62-0b6d3b1f5a10</uuid>
    <cpu>
      <arch>x86_64</arch>
      <model>Cascadelake-Server</model>
      <vendor>Intel</vendor>
      <microcode version='83886592'/>
      <signature family='6' model='85' stepping='7'/>
      <counter name='tsc' frequency='2400000000' scaling='no'/>
      <topology sockets='1' dies='1' clusters='1' cores='24' threads='2'/>
      <maxphysaddr mode='emulate' bits='46'/>
      <feature name='vmx'/>
      <feature name='invtsc'/>
      <pages unit='KiB' size='4'/>
      <pages unit='KiB' size='2048'/>
      <pages unit='KiB' size='1048576'/>
    </cpu>
    <power_management>
      <suspend_mem/>
      <suspend_disk/>
      <suspend_hybrid/>
    </power_management>
    <iommu support='yes'/>
    <migration_features>
      <live/>
      <uri_transports>
        <uri_transport>tcp</uri_transport>
        <uri_transport>rdma</uri_transport>
      </uri_transports>
    </migration_features>
    <topology>
      <cells num='2'>
        <cell id='0'>
          <memory unit='KiB'>197793492</memory>
          <pages unit='KiB' size='4'>49448373</pages>
          <pages unit='KiB' size='2048'>0</pages>
          <pages unit='KiB' size='1048576'>0</pages>
          <distances>
            <sibling id='0' value='10'/>
            <sibling id='1' value='21'/>
          </distances>
          <cpus num='48'>
            <cpu id='0' socket_id='0' die_id='0' core_id='0' siblings='0,48'/>
            <cpu id='1' socket_id='0' die_id='0' cluster_id='0' core_id='1' siblings='1,49'/>
            <cpu id='2' socket_id='0' core_id='2' siblings='2-3'/>
          </cpus>
        </cell>
      </cells>
    </topology>
    <cache>
      <bank id='0' level='3' type='both' size='36608' unit='KiB' cpus='0-23,48-71'/>
    </cache>
    <secmodel>
      <model>selinux</model>
      <doi>0</doi>
      <baselabel type='kvm'>system_u:system_r:svirt_t:s0</baselabel>
      <baselabel type='qemu'>system_u:system_r:svirt_tcg_t:s0</baselabel>
    </secmodel>
    <secmodel>
      <model>dac</model>
      <doi>0</doi>
      <baselabel type='kvm'>+107:+107</baselabel>
    </secmodel>
  </host>

  <guest>
    <os_type>hvm</os_type>
    <arch name='x86_64'>
      <wordsize>64</wordsize>
      <emulator>/usr/bin/qemu-system-x86_64</emulator>
      <machine maxCpus='255'>pc-i440fx-7.2</machine>
      <machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>
      <domain type='qemu'/>
      <domain type='kvm'/>
    </arch>
    <features>
      <acpi default='on' toggle='yes'/>
      <apic default='on' toggle='no'/>
      <cpuselection/>
      <deviceboot/>
      <disksnapshot default='on' toggle='no'/>
      <externalSnapshot/>
    </features>
  </guest>

</capabilities>
`;

const domain = `<domstatus state='running' reason='booted' pid='4242'>
  <monitor path='/var/lib/libvirt/qemu/domain-1-vm/monitor.sock' type='unix'/>
  <vcpus>
    <vcpu id='0' pid='4250'/>
  </vcpus>
  <qemuCaps>
  <numad nodeset='0' cpuset='0-23,48-71'/>
<domain type='kvm' id='1' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
  <name>vm</name>
  <uuid>6c9d1d3e-7f0a-4d0c-9c62-0b6d3b1f5a10</uuid>
  <title></title>
  <description></description>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://ubuntu.com/ubuntu/22.04"/>
    </libosinfo:libosinfo>
    <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">
      <nova:package version="25.2.1"/>
      <nova:flavor name="m1.large">
        <nova:memory>8192</nova:memory>
        <nova:disk>80</nova:disk>
        <nova:swap>0</nova:swap>
        <nova:ephemeral>0</nova:ephemeral>
        <nova:vcpus>4</nova:vcpus>
      </nova:flavor>
    </nova:instance>
  </metadata>
  <maxMemory slots='16' unit='KiB'>134217728</maxMemory>
  <memory unit='KiB'>67108864</memory>
  <currentMemory unit='KiB'>67108864</currentMemory>
  <memoryBacking>
    <hugepages>
      <page size='1048576' unit='KiB' nodeset='0-1'/>
      <page size='2048' unit='KiB'/>
    </hugepages>
    <nosharepages/>
    <locked/>
    <source type='memfd'/>
    <access mode='shared'/>
    <allocation mode='immediate'/>
  </memoryBacking>
  <resource>
    <partition>/machine</partition>
  </resource>
  <sysinfo type='smbios'>
    <system>
      <entry name='manufacturer'>OpenStack Foundation</entry>
      <entry name='product'>OpenStack Nova</entry>
      <entry name='serial'>
      <entry name='uuid'>
    </system>
  </sysinfo>
  <os firmware='efi'>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
    <loader readonly='yes' secure='no' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
    <nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>/var/lib/libvirt/qemu/nvram/vm_VARS.fd</nvram>
    <boot dev='hd'/>
    <smbios mode='sysinfo'/>
  </os>
  <features>
    <acpi/>
    <apic/>
    <pae/>
    <hyperv mode='custom'>
      <relaxed state='on'/>
      <vapic state='on'/>
      <spinlocks state='on' retries='8191'/>
      <vendor_id state='on' value='
    </hyperv>
    <kvm>
      <hidden state='on'/>
    </kvm>
    <vmport state='off'/>
    <ioapic driver='kvm'/>
  </features>
  <clock offset='utc'>
    <timer name='rtc' tickpolicy='catchup'/>
    <timer name='pit' tickpolicy='delay'/>
    <timer name='hpet' present='no'/>
    <timer name='hypervclock' present='yes'/>
  </clock>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <pm>
    <suspend-to-mem enabled='no'/>
    <suspend-to-disk enabled='no'/>
  </pm>
  <devices>
    <emulator>/usr/libexec/qemu-kvm</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' cache='none' io='native' discard='unmap' iothread='1'/>
      <source file='/var/lib/libvirt/images/vm.qcow2' index='1'/>
      <backingStore/>
      <target dev='vda' bus='virtio'/>
      <alias name='virtio-disk0'/>
      <address type='pci' domain='0x0000' bus='0x04' slot='0x00' function='0x0'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none'/>
      <source dev='/dev/
      <boot order='1'/>
      <serial>
    <disk type='network' device='disk'>
      <auth username='
        <secret type='ceph' uuid='
      <source protocol='rbd' name='
        <host name='10.0.0.1' port='6789'/>
    <disk type='file' device='cdrom'>
      <target dev='sda' bus='sata'/>
      <readonly/>
      <address type='drive' controller='0' bus='0' target='0' unit='0'/>
    </disk>
    <controller type='usb' index='0' model='qemu-xhci' ports='15'>
      <alias name='usb'/>
    </controller>
    <controller type='scsi' index='0' model='virtio-scsi'>
      <driver queues='4' iothread='1'/>
    </controller>
    <controller type='sata' index='0'>
      <alias name='ide'/>
    </controller>
    <controller type='virtio-serial' index='0'>
      <alias name='virtio-serial0'/>
    <controller type='pci' index='0' model='pcie-root'>
      <alias name='pcie.0'/>
    </controller>
    <controller type='pci' index='1' model='pcie-root-port'>
      <model name='pcie-root-port'/>
      <target chassis='1' port='0x10'/>
      <alias name='pci.1'/>
      <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0' multifunction='on'/>
    </controller>
    <controller type='pci' index='2' model='pcie-expander-bus'>
      <model name='pxb-pcie'/>
      <target busNr='180'>
        <node>0</node>
      </target>
    </controller>
    <interface type='network'>
      <mac address='52:54:00:00:00:00'/>
      <source network='default' portid='
      <source bridge='br0'/>
      <target dev='vnet0'/>
      <model type='virtio'/>
      <driver name='vhost' queues='4'/>
      <mtu size='1500'/>
      <alias name='net0'/>
      <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
    </interface>
    <interface type='vhostuser'>
      <source type='unix' path='/var/run/openvswitch/vhu' mode='server'/>
    <serial type='pty'>
      <source path='/dev/pts/0'/>
      <target type='isa-serial' port='0'>
        <model name='isa-serial'/>
      </target>
      <alias name='serial0'/>
    </serial>
    <console type='pty' tty='/dev/pts/0'>
      <target type='serial' port='0'/>
    </console>
    <channel type='unix'>
      <source mode='bind' path='/var/lib/libvirt/qemu/channel/target/domain-1-vm/org.qemu.guest_agent.0'/>
      <target type='virtio' name='org.qemu.guest_agent.0' state='connected'/>
      <alias name='channel0'/>
      <address type='virtio-serial' controller='0' bus='0' port='1'/>
    </channel>
    <channel type='spicevmc'>
      <target type='virtio' name='com.redhat.spice.0'/>
    <input type='tablet' bus='usb'>
      <alias name='input0'/>
      <address type='usb' bus='0' port='1'/>
    </input>
    <input type='mouse' bus='ps2'/>
    <input type='keyboard' bus='ps2'/>
    <tpm model='tpm-crb'>
      <backend type='emulator' version='2.0'/>
    <graphics type='spice' autoport='yes' listen='127.0.0.1'>
    <graphics type='vnc' port='5900' autoport='yes' listen='0.0.0.0' passwd='
      <listen type='address' address='127.0.0.1'/>
      <image compression='off'/>
    </graphics>
    <sound model='ich9'>
    <audio id='1' type='none'/>
    <video>
      <model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/>
      <model type='virtio' heads='1' primary='yes'/>
      <alias name='video0'/>
    </video>
    <hostdev mode='subsystem' type='pci' managed='yes'>
      <driver name='vfio'/>
      <source>
        <address domain='0x0000' bus='0x3b' slot='0x00' function='0x0'/>
      </source>
      <alias name='hostdev0'/>
    </hostdev>
    <redirdev bus='usb' type='spicevmc'>
    <watchdog model='itco' action='reset'>
    <memballoon model='virtio'>
      <stats period='10'/>
      <alias name='balloon0'/>
    </memballoon>
    <memory model='dimm'>
      <source>
        <pagesize unit='KiB'>2048</pagesize>
        <nodemask>0-1</nodemask>
      </source>
      <target>
        <size unit='KiB'>524288</size>
        <node>0</node>
      </target>
    </memory>
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
      <alias name='rng0'/>
    </rng>
  </devices>
  <seclabel type='dynamic' model='selinux' relabel='yes'>
    <label>system_u:system_r:svirt_t:s0:c1,c2</label>
    <imagelabel>system_u:object_r:svirt_image_t:s0:c1,c2</imagelabel>
  </seclabel>
  <seclabel type='dynamic' model='dac' relabel='yes'>
    <label>+107:+107</label>
    <imagelabel>+107:+107</imagelabel>
  </seclabel>
  <seclabel type='dynamic' model='apparmor' relabel='yes'/>
  <qemu:commandline>
    <qemu:arg value='-
  </qemu:commandline>
</domain>
`;

const placement = `  <vcpus>
    <vcpu id='0' enabled='yes' hotpluggable='no' order='1'/>
    <vcpu id='1' enabled='no' hotpluggable='yes'/>
  </vcpus>
  <vcpu placement='auto' current='2'>8</vcpu>
  <vcpu placement='static' cpuset='0-3,^2'>4</vcpu>
  <vcpu placement='static'>16</vcpu>
  <iothreads>2</iothreads>
  <iothreadids>
    <iothread id='1'/>
  </iothreadids>
  <cputune>
    <shares>1024</shares>
    <period>100000</period>
    <quota>50000</quota>
    <global_period>1000000</global_period>
    <global_quota>-1</global_quota>
    <emulator_period>100000</emulator_period>
    <emulator_quota>-1</emulator_quota>
    <vcpusched vcpus='0-3' scheduler='fifo' priority='1'/>
    <iothreadsched iothreads='1' scheduler='batch'/>
    <cachetune vcpus='0-3'>
      <cache id='0' level='3' type='both' size='3' unit='MiB'/>
      <monitor level='3' vcpus='1'/>
    </cachetune>
    <memorytune vcpus='0-3'>
      <node id='0' bandwidth='60'/>
    </memorytune>
    <iothreadpin iothread='1' cpuset='0,24'/>
    <emulatorpin cpuset='0-1,48-49'/>
    <vcpupin vcpu='1' cpuset='49'/>
    <vcpupin vcpu='2' cpuset='2'/>
    <vcpupin vcpu='0' cpuset='1'/>
  </cputune>
  <numatune>
    <memory mode='strict' nodeset='0'/>
    <memory mode='preferred' placement='auto'/>
    <memory mode='interleave' nodeset='0-1'/>
    <memnode cellid='0' mode='strict' nodeset='0'/>
  </numatune>
  <cpu mode='host-model' check='partial'/>
  <cpu mode='custom' match='exact' check='full'>
    <model fallback='forbid'>Skylake-Server-IBRS</model>
    <vendor>Intel</vendor>
    <feature policy='require' name='topoext'/>
    <feature policy='disable' name='
  <cpu mode='host-passthrough' check='none' migratable='on'>
    <topology sockets='2' dies='1' clusters='1' cores='4' threads='2'/>
    <cache mode='passthrough'/>
    <numa>
      <cell id='0' cpus='0-7' memory='33554432' unit='KiB' memAccess='shared'>
        <distances>
          <sibling id='0' value='10'/>
          <sibling id='1' value='21'/>
        </distances>
      </cell>
      <cell id='1' cpus='8-15' memory='33554432' unit='KiB'/>
    </numa>
  </cpu>
<domain type='qemu'>
<domain type='kvm'>
  <name>vm1</name>
  <memory unit='GiB'>8</memory>
  <vcpu placement='static'>4</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <cputune>
    <vcpupin vcpu='0' cpuset='0'/>
    <vcpupin vcpu='1' cpuset='1'/>
`;

/** As JSON writes it within a text, and the frame of codec `d`'s JSON around it. */
const texts = [tools, capabilities, domain, placement].map((text) => JSON.stringify(text).slice(1, -1));

export const textsDictionary: Uint8Array = new TextEncoder().encode(
  `${texts.join('')}","asLibvirt":true,"numad":"0-1","machine":1,"libvirt":"9.0.0","cgroup":"v1","era":"before-2012","droppedChanges":["change:0"],"muted":[["emulator-on-vcpu-cpu","],"choices":{"dropped":["vcpu-count:d0"]}}"],["numactl.txt","available: "],["capabilities.xml","<capabilities>\\n\\n  <host>\\n"]]}],["","{"sources":[["domain.xml","<domain type='kvm'>\\n  <name>{"sources":[["","<domain type='kvm'>\\n  <name>`,
);

/** Links of codec `t` were written before there was one. */
export function dictionaryOf(codec: 'd' | 't'): Uint8Array | undefined {
  return codec === 'd' ? textsDictionary : undefined;
}
