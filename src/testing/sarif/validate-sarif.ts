/** The published schema of SARIF 2.1.0 (OASIS, errata 01), as it is in github.com/oasis-tcs/sarif-spec, sarif-2.1/schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schema: unknown = JSON.parse(
  readFileSync(join(import.meta.dirname, 'sarif-schema-2.1.0.json'), 'utf8'),
);

const ajv = addFormats(new AjvDraft04({ allErrors: true, strict: false }));
const validate = ajv.compile(schema as object);

/** What is wrong with a log, one fault a line; empty: it is valid. */
export function findSarifFaults(log: unknown): readonly string[] {
  if (validate(log)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message ?? ''}`);
}
