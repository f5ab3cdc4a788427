import type { Column, ColumnType } from "../../../core/table.ts";

/**
 * How the text of an attribute or element becomes a value. Text is trimmed (white space is XML's); blank is absent.
 * "computed": made by the reader from several of them (see read/computed.ts).
 */
export type Reading = "text" | "upper" | "date" | "decimal" | "percentage" | "boolean" | "computed";

/** A column of an element's table. */
export type ElementColumn = Column & {
  readonly read: Reading;
  /** Where the text stands below the element: "@ref", "value@currency", "point/pos", "." (its own text). The first that is not blank. */
  readonly from: readonly string[];
  /** Words and letters of standard 1.0x and what they are in 2.03 (keys in upper case); what is not in the list stays as published. */
  readonly words?: Readonly<Record<string, string>>;
  /** What an absent attribute means by the standard. */
  readonly absent?: string;
  /** Holds what was published, where that is not what the column before it says. */
  readonly isPublished?: true;
};

/** What the reader does with a row beyond writing it down: money becomes flow, places and sectors decide how it is split. */
export type Role =
  | "activity"
  | "organisation"
  | "transaction"
  | "budget"
  | "planned-disbursement"
  | "organisation-money"
  | "recipient-country"
  | "recipient-region"
  | "sector"
  | "participating-org"
  | "location"
  | "aid-type";

/**
 * A repeating element and the table its rows go to. Its rows carry the key of the activity, their own key where other rows belong to them,
 * and their place among the same elements of the same parent (`ordinal`, from 1).
 */
export type ElementTable = {
  readonly table: string;
  readonly elements: readonly string[]; // its names below the parent; which of them it was is the column `kind` where there are several
  readonly comment: string;
  readonly role?: Role;
  readonly columns: readonly ElementColumn[];
  readonly children?: readonly ElementTable[];
  /** The name of its key where it is not that of the table. */
  readonly key?: string;
  /** Rows may belong to rows of different tables: `parent` names the element, `parent_key` its row. */
  readonly anyParent?: true;
  /** The key of the parent may be absent: the same table serves the activity itself. */
  readonly ofActivityToo?: true;
};

type Where = string | readonly string[];

function list(from: Where): readonly string[] {
  return typeof from === "string" ? [from] : from;
}

const typeOf = {
  text: "VARCHAR",
  upper: "VARCHAR",
  date: "DATE",
  decimal: "DECIMAL(38,12)",
  percentage: "DECIMAL(18,9)",
  boolean: "BOOLEAN",
} as const satisfies Record<Exclude<Reading, "computed">, ColumnType>;

function column(read: Exclude<Reading, "computed">) {
  return (name: string, from: Where, comment: string): ElementColumn => ({ name, type: typeOf[read], comment, read, from: list(from) });
}

export const text = column("text");
export const upper = column("upper");
export const date = column("date");
export const decimal = column("decimal");
export const percentage = column("percentage");
export const truth = column("boolean");

/** A column that the reader computes, from texts that stand at `from` and others of the row. */
export function computed(name: string, type: ColumnType, comment: string, from: readonly string[] = []): ElementColumn {
  return { name, type, comment, read: "computed", from };
}

/** A code whose words of 1.0x are translated, and beside it what was published where that differs. */
export function translated(
  name: string,
  from: Where,
  how: { readonly words: Readonly<Record<string, string>>; readonly absent?: string; readonly upper?: true },
  comment: string,
): readonly [ElementColumn, ElementColumn] {
  const { words, absent } = how;
  const read = how.upper === true ? "upper" : "text";
  const column = { type: "VARCHAR", read, from: list(from), words, ...(absent === undefined ? {} : { absent }) } as const;
  return [
    { ...column, name, comment },
    {
      ...column,
      name: `${name}_published`,
      comment: `What was published, where that is not what ${name} says; else empty.`,
      isPublished: true,
    },
  ];
}

/** A value with its currency and date: value, exact digits, text as published, currency, date. Filled by the reader. */
export function money(of: string): readonly ElementColumn[] {
  return [
    computed("value", "DECIMAL(18,2)", `Value of the ${of}, where cents are enough for it; else value_exact holds it.`),
    computed("value_exact", "DECIMAL(38,12)", "The value where it has more digits than cents or more than 16 before the point."),
    text("value_text", "value", "The value as published, readable or not."),
    computed(
      "currency",
      "VARCHAR",
      "Currency: its own, else the default of the activity or organisation; upper case; empty when neither.",
      ["value@currency"],
    ),
    date("value_date", "value@value-date", "Date whose exchange rate applies."),
  ];
}

/** First and last day of a period; 1.0x may give them as text. */
export const period: readonly ElementColumn[] = [
  date("period_start", ["period-start@iso-date", "period-start"], "First day of the period."),
  date("period_end", ["period-end@iso-date", "period-end"], "Last day of the period."),
];
