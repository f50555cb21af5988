/** `pinscope explain`: sources in, what to print and the exit code out. Touches nothing outside. */
import type { Choices, JudgedAnalysis } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import { toJsonReport } from '../report/json-report.ts';
import { escapeForTerminal } from '../report/terminal-text.ts';
import { findPlaces } from '../report/places.ts';
import { listMachines } from '../report/text-machines.ts';
import { toTextReport } from '../report/text-report.ts';
import { analysisWords } from '../words/analysis.ts';
import { findingWords } from '../words/findings.ts';
import type { Language } from '../words/language.ts';
import type { ExplainRequest, ReadingRequest } from './arguments.ts';
import { reportWords, type ReportWords } from '../report/report-words.ts';
import type { SharedWords } from '../report/report-words.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** 3: a link was damaged, and the answer is about what could be read of it. */
  readonly code: 0 | 1 | 2 | 3;
  /** An address for the system's browser. */
  readonly opens?: string;
}

export type Analyze = (sources: readonly Source[], choices: Choices) => JudgedAnalysis;

export interface InputText {
  readonly name: string;
  readonly text: string;
}

/** `shared` speaks the language of the request. */
export function explain(
  request: ExplainRequest,
  sources: readonly Source[],
  choices: Choices,
  analyze: Analyze,
  shared: SharedWords,
): Outcome {
  const analysis = analyze(sources, choices);
  const words = reportWords(request.language, shared, analysis);
  const code = chooseExitCode(analysis);
  const stdout = request.json
    ? `${escapeForTerminal(JSON.stringify(toJsonReport(sources, analysis, words), undefined, 2))}\n`
    : toTextReport(sources, analysis, words, { colour: request.colour, cpus: request.cpus });
  return { stdout, stderr: code === 2 ? whyNothing(analysis, words) : '', code };
}

/** What the command line says, over what a link says. */
export function choicesOf(request: ReadingRequest, linked: Choices): Choices {
  const { asLibvirt, numad, libvirt, era, cgroup } = request;
  return {
    ...linked,
    asLibvirt: asLibvirt || linked.asLibvirt,
    numad: numad ?? linked.numad,
    ...(libvirt === undefined ? {} : { libvirt }),
    ...(era === undefined ? {} : { era }),
    ...(cgroup === undefined ? {} : { cgroup }),
  };
}

/** For the commands whose answer does not say it: that the texts are of several machines, of which the user has not chosen. */
export function noteMachines(
  sources: readonly Source[],
  choices: Choices,
  analysis: JudgedAnalysis,
  language: Language,
): string {
  if (choices.machine !== undefined) return '';
  const words = reportWords(language, { ...analysisWords(language), ...findingWords(language) }, analysis);
  const lines = listMachines(analysis, findPlaces(sources), words);
  return lines.length === 0 ? '' : `pinscope: ${[words.machines, ...lines].join('\n')}\n`;
}

/** The outcome where no text gave a host or a domain. */
export function nothingReadBy(analysis: JudgedAnalysis, language: Language): Outcome | undefined {
  if (chooseExitCode(analysis) !== 2) return undefined;
  const shared = { ...analysisWords(language), ...findingWords(language) };
  return { stdout: '', stderr: whyNothing(analysis, reportWords(language, shared, analysis)), code: 2 };
}

function whyNothing({ segments }: JudgedAnalysis, words: ReportWords): string {
  const isRead = segments.some(({ use }) => use === 'read');
  return `pinscope: ${isRead ? words.nothingDrawn : words.nothingRead}\n`;
}

/** 2 when no text gave a host or a domain, 1 when there are errors, else 0. */
export function chooseExitCode(analysis: JudgedAnalysis): 0 | 1 | 2 {
  if (analysis.host === undefined && analysis.domains.length === 0) return 2;
  return analysis.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
