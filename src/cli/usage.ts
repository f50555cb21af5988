/** What `pinscope --help` prints. */
export const usage = `Usage: pinscope explain FILE… [options]
       pinscope check FILE… [--format FORMAT] [--severity S] [--mute RULE] [options]
       pinscope link|open FILE… [--base URL] [--redact | --texts] [options]
       pinscope svg FILE… [--theme THEME] [--redact] [--carry] [options]
       pinscope collector

explain shows where every thread of a libvirt domain may run, and which setting decides.
check tells what is wrong with it, and the repairs: an edit of the XML as a diff, and the
virsh commands that do the same.
link prints a permalink to the same on the page; open opens it; svg prints the picture.
FILE is a link (also one to a lesson's step or an example), a lesson of your own, or any
text that Pinscope reads: domain XML or parts of it, virsh capabilities, numactl
--hardware; several are read together, in the given order. - is standard input. A text
may be compressed (.gz, .xz). Of an sos report or must-gather, packed (.tar.xz, .tar.gz,
.tar) or as a folder, the files about guests and host are read; of any other folder, all
files.

  virsh dumpxml VM | pinscope explain - capabilities.xml
  pinscope explain sosreport-kvm01.tar.xz
  pinscope check guests/*.xml capabilities.xml --format sarif > pinscope.sarif
  pinscope link vm.xml capabilities.xml --base https://pinscope.example/
  pinscope explain 'https://pinscope.example/#1.m.…'

A link holds what Pinscope reads of the texts, and nothing else of them: no passwords,
UUIDs, addresses, paths or host names. What it leaves behind is said on stderr.

collector prints a line for a host's shell: it only reads, and prints what explain and
check need.

  ssh HOST "$(pinscope collector)" | pinscope check -

Options:
  --json          explain, check: print JSON
  --cpus          explain: also who may run on each CPU, and which are free
  --color         explain, check: use colours
  --format FORMAT text (default), json, sarif (2.1.0), markdown
  --severity S    the least severity that counts: error, warning (default), note
  --mute RULE     do not count findings of this rule; RULE=REASON says why.
                  May be given several times
  --base URL      where Pinscope is served; without it what PINSCOPE_BASE says, else link
                  prints the part from # on, which can be pasted into any Pinscope
  --redact        call the guests VM-A, VM-B …
  --texts         carry the original texts, every letter of them
  --theme THEME   light, dark or auto (default)
  --carry         the picture carries the link, so that it opens again
  --as-libvirt    assume nothing: answer as libvirt does (9.0.0 unless --libvirt is given)
  --libvirt X.Y.Z answer by the rules of that release (default: the newest known)
  --cgroup KIND   the host's cgroups: v2 (default), v1, none (session mode, cpuset off)
  --era ERA       place threads as in 2011, before-2012, after-2012 or now (default)
  --numad NODES   the host nodes that numad would choose, for placement='auto' (0, 0-1)
  --machine M     which machine is meant where the texts are of several: its number in the
                  report, its name in prompts, or a file (or folder) that tells of it and
                  of no other
  --lang LANG     en (default) or zh-CN
  --help          print this and exit
  --version       print the version and exit

Exit status: 0 no error findings, 1 error findings, 2 nothing could be read, wrong usage,
3 a link was damaged: what is printed is about what could be read of it.
Of check: 0 no findings of that severity that count, 1 there are some, 2 a FILE could not
be read, no text gave a domain, wrong usage, 3 as above. With --format sarif a log says
what went wrong.
`;
