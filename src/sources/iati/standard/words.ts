// Letters and words of standard 1.0x and their codes in 2.03. They are read in files of any version, so that no table depends on the version.
// Anything else stays as published: nothing is guessed.

export const transactionTypes = {
  IF: "1",
  C: "2",
  D: "3",
  E: "4",
  IR: "5",
  LR: "6",
  R: "7",
  QP: "8",
  QS: "9",
  CG: "10",
} as const satisfies Record<string, string>;

export const roles = { FUNDING: "1", ACCOUNTABLE: "2", EXTENDING: "3", IMPLEMENTING: "4" } as const satisfies Record<string, string>;

export const sectorVocabularies = {
  DAC: "1",
  "DAC-3": "2",
  COFOG: "3",
  NACE: "4",
  NTEE: "5",
  ADT: "6",
  RO: "99",
  RO2: "98",
} as const satisfies Record<string, string>;

export const regionVocabularies = { DAC: "1" } as const satisfies Record<string, string>;

export const budgetTypes = { ORIGINAL: "1", REVISED: "2" } as const satisfies Record<string, string>;

export const activityDateTypes = {
  "START-PLANNED": "1",
  "START-ACTUAL": "2",
  "END-PLANNED": "3",
  "END-ACTUAL": "4",
} as const satisfies Record<string, string>;

/** Elements whose own text in 1.0x is a narrative in 2.0x. */
export const textElements: readonly string[] = [
  "reporting-org",
  "participating-org",
  "title",
  "description",
  "recipient-country",
  "recipient-region",
  "sector",
  "policy-marker",
  "name",
  "activity-description",
  "organisation",
  "department",
  "person-name",
  "job-title",
  "mailing-address",
  "condition",
  "provider-org",
  "receiver-org",
  "comment",
  "humanitarian-scope",
  "tag",
];

/** Elements of contact-info that may name or reach a person: counted, their text is never kept (DESIGN, section 8). */
export const personalElements: readonly string[] = ["person-name", "job-title", "telephone", "email", "mailing-address"];
