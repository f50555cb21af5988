/** The pages of the rules about pasted texts, live state, what-if commands and QEMU’s own lines. English. */
import type { TextRule } from '../../rule-checks/texts.ts';
import type { RulePage } from './rule-page.ts';

export const textPages: Readonly<Record<TextRule, RulePage>> = {
  'xml-malformed': {
    name: 'XML that is not well-formed',
    why: 'libvirt’s parser stops at the first fault and defines nothing. What stands around it is drawn here all the same, as far as it can be told.',
    fine: 'The text was cut for a mail or a page and is whole on the host.',
    check: 'xmllint names the line; virsh edit would not accept it either.',
  },
  'xml-limit': {
    name: 'A limit of Pinscope',
    why: 'Texts are read with limits so that none can hang the page: no DOCTYPE, 256 levels, 10 MB. libvirt’s own limits are other ones.',
    fine: 'What was read is what is of interest.',
    check: 'xmllint tells whether the text itself is sound.',
  },
  'host-value-unreadable': {
    name: 'A value of the host that cannot be read',
    why: 'It is left out rather than guessed, so something about the host is not known.',
    fine: 'The value is of no interest here.',
    check: 'Paste the output again, whole and without line breaks of a mail program.',
  },
  'xml-elided': {
    name: 'Elements left out',
    why: 'A text from a tutorial or a ticket is often shortened. A pin that was left out looks the same as a pin that was never set, so what is said of such threads may be wrong.',
    fine: 'Only elements that do not decide about CPUs and memory were left out.',
    check: 'The whole definition has no dots between its elements.',
  },
  'host-cpus-elided': {
    name: 'An incomplete list of CPUs',
    why: 'The text declares more CPUs than it lists. The others are taken to exist, and their siblings to follow the pattern of those listed: marked as assumed, and every finding that rests on it says so.',
    fine: 'The excerpt is of a tutorial, and the pattern is right.',
    check: 'The number of listed CPUs should be the number that <cpus num> declares.',
  },
  'host-nodes-missing': {
    name: 'An incomplete list of nodes',
    why: 'The text announces more nodes than it lists: CPUs and memory of the others are not known.',
    fine: 'Only the nodes shown are used.',
    check: 'As many nodes as are announced.',
  },
  'host-sources-disagree': {
    name: 'Texts that disagree about the host',
    why: 'Two texts say different things of one fact, so at least one of them is old, cut, or of another machine. One is believed, and it is told which and why.',
    fine: 'They are of two machines: then choose which one is meant.',
    check: 'Make both outputs anew on one machine; its name and the time tell which texts belong together.',
  },
  'columns-assumed': {
    name: 'A table without its header',
    why: 'Without the header the columns are taken to be lscpu’s usual ones; other columns in that place would make nonsense look plausible.',
    fine: 'It is the output of lscpu -p without options.',
    check: 'The lines that begin with # name the columns.',
  },
  'output-translated': {
    name: 'Output in another language',
    why: 'Tools translate their labels. Numbers that a shape gives away were read, the rest was not.',
    fine: 'What was read is enough.',
    check: 'With LC_ALL=C the labels are English.',
  },
  'json-malformed': {
    name: 'JSON that is not whole',
    why: 'Everything before the fault was read. Some releases of lscpu print invalid JSON by themselves (2.38 to 2.40 with -e).',
    fine: 'Nothing of interest stands behind it.',
    check: 'A JSON reader accepts it or names the place.',
  },
  'package-cpus-missing': {
    name: 'Missing CPUs in /proc/cpuinfo',
    why: 'siblings tells how many CPUs the socket has, and fewer are listed: which of them share a core cannot be told for sure.',
    fine: 'CPUs are offline: they are not listed there.',
    check: 'One block for each CPU that is online.',
  },
  'nothing-to-read': {
    name: 'A text without host or domain',
    why: 'It was recognised, but it holds nothing that could be drawn: a bare command, source code, a page of prose.',
    fine: 'It stands beside texts that hold what is needed.',
    check: 'Paste what the command prints.',
  },
  'text-unrecognised': {
    name: 'A text that is not recognised',
    why: 'No reader knows it. Nothing of it is used.',
    fine: 'It is prose around the output.',
    check: 'Paste the output as the terminal shows it, with the command line above it.',
  },
  'text-repaired': {
    name: 'A text read as it was meant',
    why: 'Word processors, web pages and input methods replace characters: full-width commas, typographic quotes, U+02C6 for ^. Here they are read as what they were; libvirt does not do that and refuses them.',
    fine: 'The file on the host has the right characters, and only the copy has not.',
    check: 'grep shows every line with characters beyond ASCII.',
  },
  'text-too-long': {
    name: 'More text than is read',
    why: 'Beyond fifty million characters a text is not read further. What comes behind is missing from the picture.',
    fine: 'The part that matters stands before it.',
    check: 'Paste only what is about the host and the domains.',
  },
  'live-value-unreadable': {
    name: 'A value of a running domain that cannot be read',
    why: 'It is left out rather than guessed.',
    fine: 'The value is of no interest here.',
    check: 'Paste the output again, whole.',
  },
  'observation-unjoined': {
    name: 'An observation of no known domain',
    why: 'What was seen cannot be compared with settings as long as nobody can tell whose it is: no domain is loaded, the name is another’s, or several could be meant.',
    fine: 'It is about a domain of no interest here.',
    check: 'The command line above an output names the domain; so does virsh list.',
  },
  'command-malformed': {
    name: 'A command that virsh would not take',
    why: 'It changes nothing, here as there.',
    fine: 'It is quoted from a text about the command.',
    check: 'virsh help COMMAND prints what it takes.',
  },
  'change-refused': {
    name: 'A what-if command that libvirt refuses',
    why: 'libvirt would answer with the sentence shown and change nothing; so nothing is changed here.',
    fine: 'The command is for another host or domain.',
    check: 'virsh prints the same sentence.',
  },
  'change-unplaced': {
    name: 'A what-if command without its domain',
    why: 'The command names a domain that is not loaded, or could be meant for several: it is applied to none.',
    fine: 'The domain is of no interest here.',
    check: 'virsh list prints the names.',
  },
  'change-on-only-domain': {
    name: 'A what-if command for the only domain',
    why: 'It names another domain (a placeholder, mostly) and is applied to the only one that is loaded, so that its effect is seen.',
    fine: 'That is what was meant.',
    check: 'virsh list prints the names.',
  },
  'qemu-refuses': {
    name: 'QEMU refuses its command line',
    why: 'QEMU checks the line when it starts and ends with the sentence shown. A domain of libvirt’s that leads to such a line is accepted and does not start.',
    fine: 'Another release or machine type takes it.',
    check: 'The arguments of a process that runs are ones that QEMU took.',
  },
  'qemu-value-unreadable': {
    name: 'A value of QEMU’s line that cannot be read',
    why: 'It is left out rather than guessed, so the picture of this guest has a gap.',
    fine: 'The value is of no interest here.',
    check: 'The arguments as the kernel keeps them, each behind a zero byte.',
  },
  'qemu-vcpus-in-no-cell': {
    name: 'vCPUs that no -numa names',
    why: 'QEMU puts them into the first cell and warns: the guest’s map is not what the line seems to say, and later releases mean to refuse it.',
    fine: 'The first cell is where they belong.',
    check: 'QEMU’s log has the warning.',
  },
  'qemu-old-memory': {
    name: 'Memory of cells by mem=',
    why: '-numa node,mem= cannot bind memory to host nodes, and machine types since QEMU 5.1 refuse it. memdev= with a memory object says the same and more.',
    fine: 'The machine type is an old one on purpose (migration).',
    check: 'The default machine type tells whether it is still taken.',
  },
  'qemu-differs-from-xml': {
    name: 'XML and QEMU’s line differ',
    why: 'libvirt makes the line from the XML when the domain starts. If they differ, one of them is of another time: the XML was edited since, or the line is of another domain.',
    fine: 'The XML is meant for the next start.',
    check: 'Compare the arguments of the process with the XML of the running domain.',
  },
  'pin-string-unreadable': {
    name: 'A pin string that cannot be read',
    why: 'oVirt’s strings are vCPU#CPUs joined by _, as in 0#0_1#3. A part that is not is left out: that vCPU stays unpinned.',
    fine: 'The part is of no interest here.',
    check: 'One pair a line, each with one #.',
  },
  'rule-failed': {
    name: 'A check of Pinscope failed',
    why: 'This is a fault of Pinscope’s own. The other checks are not affected, and what is drawn is right.',
    fine: 'Please report it all the same.',
    check: 'There is nothing to look for on the host.',
  },
};
