/**
 * The labels of lscpu's summary that matter here, in the languages util-linux is translated into most: what cannot
 * be told from a line's place and shape. Catalogues: util-linux `po/`; samples of 2.38 (formats.md §0.4).
 */
export type LabelRole =
  'architecture' | 'cpus' | 'online' | 'offline' | 'threads' | 'cores' | 'sockets' | 'nodes' | 'model';

const aliases: Readonly<Record<LabelRole, readonly string[]>> = {
  architecture: [
    'Architecture',
    'Architektur',
    'Arquitectura',
    'Архитектура',
    'アーキテクチャ',
    '架构',
    '架構',
  ],
  cpus: ['CPU(s)', 'Processeur(s)', 'CPU'],
  online: [
    'On-line CPU(s) list',
    'On-line CPU(s) mask',
    'Liste der Online-CPU(s)',
    'Liste de processeur(s) en ligne',
    'Lista de la(s) CPU(s) en línea',
    'オンラインになっている CPU のリスト',
    '在线 CPU 列表',
  ],
  offline: [
    'Off-line CPU(s) list',
    'Off-line CPU(s) mask',
    'Liste der Offline-CPU(s)',
    'Liste de processeur(s) hors ligne',
    'Lista de la(s) CPU(s) fuera de línea',
    'オフラインになっている CPU のリスト',
    '离线 CPU 列表',
  ],
  threads: [
    'Thread(s) per core',
    'Thread(s) pro Kern',
    'Thread(s) par cœur',
    'Hilo(s) de procesamiento por núcleo',
    'コアあたりのスレッド数',
    '每个核的线程数',
  ],
  cores: [
    'Core(s) per socket',
    'Kern(e) pro Sockel',
    'Cœur(s) par socket',
    'Núcleo(s) por «socket»',
    'Ядер на сокет',
    'ソケットあたりのコア数',
    '每个座的核数',
  ],
  sockets: ['Socket(s)', 'Sockel', '«Socket(s)»', 'Сокетов', 'ソケット数', '座'],
  nodes: ['NUMA node(s)'],
  model: [
    'Model name',
    'Modellname',
    'Nom de modèle',
    'Nombre del modelo',
    'Имя модели',
    'モデル名',
    '型号名称',
  ],
};

const roleOfLabel: ReadonlyMap<string, LabelRole> = new Map(
  (Object.keys(aliases) as LabelRole[]).flatMap((role) =>
    aliases[role].map((label) => [label, role] as const),
  ),
);

/** The label as printed, its colon (of either width) included or not. */
export function cleanLabel(label: string): string {
  return label
    .trim()
    .replace(/[:：]$/, '')
    .trim();
}

export function roleOf(label: string): LabelRole | undefined {
  const known = roleOfLabel.get(label);
  // “NUMA” is written so in every language; the lists of the nodes carry a number, the count does not.
  return known ?? (label.includes('NUMA') && !/\d/.test(label) ? 'nodes' : undefined);
}

/** The node of `NUMA node0 CPU(s)`, in any language. */
export function nodeOfLabel(label: string): number | undefined {
  if (!label.includes('NUMA')) return undefined;
  const numbers = /^\D*(\d{1,5})\D*$/.exec(label);
  const id = numbers === null ? undefined : Number(numbers[1]);
  return id !== undefined && id <= 65_535 ? id : undefined;
}

/** Roles that only a translated label names: one of them known means that the language is. */
export function tellsLanguage(role: LabelRole | undefined): boolean {
  return role !== undefined && role !== 'cpus' && role !== 'nodes';
}

const english =
  /^(?:Architecture|O(?:n|ff)-line CPU\(s\) (?:list|mask)|Thread\(s\) per core|Core\(s\) per socket|Socket\(s\)|Model name|NUMA(?: node(?:\(s\)|\d.*))?)$/;

/** A label whose meaning is known, and that only a translation of lscpu prints. */
export function isTranslated(label: string): boolean {
  const role = roleOf(label);
  const means = role === undefined ? nodeOfLabel(label) : role === 'cpus' ? undefined : role;
  return means !== undefined && !english.test(label);
}

/** What `uname -m` prints, which no catalogue translates. */
export const architectures =
  '(?:x86_64|i[3-6]86|aarch64(?:_be)?|arm[\\w.]{0,10}|ppc\\w{0,6}|s390x?|riscv\\d{0,3}|loongarch\\d{0,3}|sparc\\d{0,3}|mips\\w{0,6}|ia64|alpha)';
