/**
 * A host and a guest on which the worker's code is run until the browser has made it fast: with eight nodes of 128 CPUs and
 * 512 pinned vCPUs its loops are long enough for that, as they are in the texts that the worker is there for.
 */
const nodes = 8;
const coresOfNode = 64;
const cores = nodes * coresOfNode;

export function rehearsalTexts(): readonly string[] {
  return [domainText(), capabilitiesText()];
}

function domainText(): string {
  const pins = Array.from(
    { length: cores },
    (_, vcpu) => `    <vcpupin vcpu='${String(vcpu)}' cpuset='${String((vcpu % 2) * cores + (vcpu >> 1))}'/>`,
  );
  return [
    `<domain type='kvm'>`,
    `  <name>rehearsal</name>`,
    `  <memory unit='GiB'>64</memory>`,
    `  <vcpu placement='static' cpuset='0-${String(cores - 1)}'>${String(cores)}</vcpu>`,
    `  <cputune>`,
    ...pins,
    `    <emulatorpin cpuset='${String(cores - 1)}'/>`,
    `  </cputune>`,
    `  <cpu mode='host-passthrough'>`,
    `    <topology sockets='1' dies='1' cores='${String(cores / 2)}' threads='2'/>`,
    `  </cpu>`,
    `  <os><type arch='x86_64' machine='pc-q35-9.0'>hvm</type></os>`,
    `</domain>`,
  ].join('\n');
}

function capabilitiesText(): string {
  return [
    `<capabilities>`,
    `  <host>`,
    `    <cpu><arch>x86_64</arch></cpu>`,
    `    <topology>`,
    `      <cells num='${String(nodes)}'>`,
    ...Array.from({ length: nodes }, (_, node) => cellText(node)),
    `      </cells>`,
    `    </topology>`,
    `  </host>`,
    `</capabilities>`,
  ].join('\n');
}

function cellText(node: number): string {
  const distances = Array.from(
    { length: nodes },
    (_, id) => `            <sibling id='${String(id)}' value='${id === node ? '10' : '21'}'/>`,
  );
  const cpus = Array.from({ length: 2 * coresOfNode }, (_, i) => {
    const core = node * coresOfNode + (i % coresOfNode);
    const id = i < coresOfNode ? core : cores + core;
    return `            <cpu id='${String(id)}' socket_id='${String(node >> 2)}' die_id='0' core_id='${String(core)}' siblings='${String(core)},${String(cores + core)}'/>`;
  });
  return [
    `        <cell id='${String(node)}'>`,
    `          <memory unit='KiB'>67108864</memory>`,
    `          <distances>`,
    ...distances,
    `          </distances>`,
    `          <cpus num='${String(cpus.length)}'>`,
    ...cpus,
    `          </cpus>`,
    `        </cell>`,
  ].join('\n');
}
