/** Takes fields out of JSON, each checked, and notes what is wrong with it. Nothing that is wrong is used. */
import type { Json, LocatedJson } from './located-json.ts';
import { mostProblems } from './own-problem.ts';
import type { OwnProblem, ProblemKind, ProblemParams } from './own-problem.ts';

type JsonObject = Readonly<Record<string, Json>>;

export class Fields {
  readonly problems: OwnProblem[] = [];
  readonly #json: LocatedJson;

  constructor(json: LocatedJson) {
    this.#json = json;
  }

  note<K extends ProblemKind>(path: string, kind: K, params: ProblemParams[K]): void {
    if (this.problems.length >= mostProblems) return;
    // The value itself, or, where it is missing, what it is missing in.
    const at = this.#json.placeOf(path) ?? this.#json.placeOf(parentOf(path)) ?? 0;
    this.problems.push({ kind, path, at, params } as OwnProblem);
  }

  /** An object with no other fields than these. */
  object(value: Json | undefined, path: string, known: readonly string[]): JsonObject | undefined {
    if (!isObject(value)) {
      this.#noObject(value, path);
      return undefined;
    }
    for (const field of Object.keys(value))
      if (!known.includes(field)) this.note(join(path, field), 'unknown', { field });
    return value;
  }

  /** An object with fields of any name. */
  record(value: Json | undefined, path: string, most: number): JsonObject {
    if (!isObject(value)) {
      this.#noObject(value, path);
      return {};
    }
    if (Object.keys(value).length > most) this.note(path, 'too-many', { most });
    return Object.fromEntries(Object.entries(value).slice(0, most));
  }

  #noObject(value: Json | undefined, path: string): void {
    if (value === undefined) this.note(path, 'missing', { field: fieldOf(path) });
    else this.note(path, 'wrong-type', { wanted: 'object' });
  }

  text(value: Json | undefined, path: string, most: number): string | undefined {
    if (value === undefined) this.note(path, 'missing', { field: fieldOf(path) });
    else if (typeof value !== 'string') this.note(path, 'wrong-type', { wanted: 'text' });
    else if (value.length > most) this.note(path, 'too-long', { most });
    else return value;
    return undefined;
  }

  number(value: Json | undefined, path: string, first: number, last: number): number | undefined {
    if (value === undefined) this.note(path, 'missing', { field: fieldOf(path) });
    else if (typeof value !== 'number' || !Number.isInteger(value))
      this.note(path, 'wrong-type', { wanted: 'number' });
    else if (value < first || value > last) this.note(path, 'out-of-range', { first, last });
    else return value;
    return undefined;
  }

  oneOf<T extends string>(value: Json | undefined, path: string, known: readonly T[]): T | undefined {
    if (value === undefined) this.note(path, 'missing', { field: fieldOf(path) });
    else {
      const found = known.find((one) => one === value);
      if (found !== undefined) return found;
      this.note(path, 'not-one-of', { value: shown(value), known });
    }
    return undefined;
  }

  list(value: Json | undefined, path: string, least: number, most: number): readonly Json[] {
    if (value === undefined) this.note(path, 'missing', { field: fieldOf(path) });
    else if (!Array.isArray(value)) this.note(path, 'wrong-type', { wanted: 'list' });
    else {
      const list = value as readonly Json[];
      if (list.length > most) this.note(path, 'too-many', { most });
      else if (list.length < least) this.note(path, 'too-few', { least });
      else return list;
    }
    return [];
  }

  texts(value: Json | undefined, path: string, most: number, longest: number): readonly string[] {
    return this.list(value, path, 0, most).flatMap(
      (item, i) => this.text(item, `${path}[${String(i)}]`, longest) ?? [],
    );
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function parentOf(path: string): string {
  return path.replace(/(?:\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, '');
}

function fieldOf(path: string): string {
  return /[^.[\]]*$/.exec(path)?.[0] ?? path;
}

function shown(value: Json): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60);
}
