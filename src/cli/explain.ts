/** `pinscope explain`: sources in, what to print and the exit code out. Touches nothing outside. */
import { defaultChoices } from '../core/analysis.ts';
import type { Choices, JudgedAnalysis } from '../core/analysis.ts';
import type { Source } from '../core/text/source.ts';
import { toJsonReport } from '../report/json-report.ts';
import { escapeForTerminal } from '../report/terminal-text.ts';
import { toTextReport } from '../report/text-report.ts';
import type { ExplainRequest } from './arguments.ts';
import { reportWords } from '../report/report-words.ts';
import type { SharedWords } from '../report/report-words.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: 0 | 1 | 2;
}

export type Analyze = (sources: readonly Source[], choices: Choices) => JudgedAnalysis;

export interface InputText {
  readonly name: string;
  readonly text: string;
}

/** `shared` speaks the language of the request. */
export function explain(
  request: ExplainRequest,
  inputs: readonly InputText[],
  analyze: Analyze,
  shared: SharedWords,
): Outcome {
  const sources = inputs.map(({ name, text }, index): Source => ({ id: `s${index}`, name, text }));
  const analysis = analyze(sources, choicesOf(request));
  const words = reportWords(request.language, shared, analysis);
  const code = chooseExitCode(analysis);
  const stdout = request.json
    ? `${escapeForTerminal(JSON.stringify(toJsonReport(sources, analysis, words), undefined, 2))}\n`
    : toTextReport(sources, analysis, words, { colour: request.colour });
  return { stdout, stderr: code === 2 ? `pinscope: ${words.nothingRead}\n` : '', code };
}

function choicesOf({ asLibvirt, numad, libvirt, era, cgroup }: ExplainRequest): Choices {
  return {
    ...defaultChoices,
    asLibvirt,
    numad,
    ...(libvirt === undefined ? {} : { libvirt }),
    ...(era === undefined ? {} : { era }),
    ...(cgroup === undefined ? {} : { cgroup }),
  };
}

/** 2 when no text gave a host or a domain, 1 when there are errors, else 0. */
export function chooseExitCode(analysis: JudgedAnalysis): 0 | 1 | 2 {
  if (analysis.host === undefined && analysis.domains.length === 0) return 2;
  return analysis.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
