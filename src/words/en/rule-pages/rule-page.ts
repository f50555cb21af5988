/** What the page of a rule says, whatever the finding. Plain sentences; `<element>` and `attribute=` as in the XML. */
export interface RulePage {
  /** What it is about, without numbers. */
  readonly name: string;
  /** Why it matters. */
  readonly why: string;
  /** When it does not. */
  readonly fine: string;
  /** What to look for in the output of its commands (`rule-checks`). */
  readonly check: string;
}
