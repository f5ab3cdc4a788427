import type { JSX } from "preact";
import { z } from "zod";
import { target as targetShape, type Target } from "../../core/kinds/commitment.ts";
import { meetingStatuses } from "../../core/kinds/meeting.ts";
import { localized } from "../../core/languages.ts";
import { amount as amountShape } from "../../core/money.ts";
import { partialDate } from "../../core/partial-date.ts";
import { hasMessage } from "../text/messages.ts";
import type { View } from "../view.ts";
import { event, EventText } from "./event-text.tsx";
import { Content, LocalizedText } from "./content.tsx";

/** How much of a target, without until when: a sum in its currency, else a number. */
function targetNumber(target: Pick<Target, "value" | "currency" | "qualifier">, view: View): string {
  const { value, currency, qualifier = "exact" } = target;
  if (currency !== undefined) return view.money({ value, currency, qualifier });
  const text = view.decimal(value);
  return qualifier === "exact" ? text : view.say(`amount.${qualifier}`, { amount: text });
}

/** A target in one line: how much of what. The unit is a text of the record. */
export function TargetText({ target, lang, view }: { readonly target: Target; readonly lang: string; readonly view: View }): JSX.Element {
  return (
    <>
      {targetNumber(target, view)} <Content text={target.unit} lang={lang} page={view} />
    </>
  );
}

const span = z.object({ date_start: partialDate.nullable(), date_end: partialDate.nullable().optional() });

type ValueProps = { readonly property: string; readonly value: unknown; readonly lang: string | null; readonly view: View };

/** Lists and objects of no known shape, as text a reader can compare. */
function plainText(value: unknown, view: View): string {
  if (value === null || value === undefined) return view.t("value.none");
  if (typeof value === "number") return view.number(value);
  if (typeof value === "boolean") return view.t(value ? "value.yes" : "value.no");
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length === 0 ? view.t("value.none") : view.list(value.map((one) => plainText(one, view)));
  return Object.entries(value)
    .filter(([, one]) => one !== null)
    .map(([name, one]) => (/(^|_)year$/.test(name) && typeof one === "number" ? String(one) : plainText(one, view)))
    .join(", ");
}

const words: readonly string[] = ["themes", "fields", "also_fields", "priority_fields", "tracks"];
const parties: readonly string[] = ["made_by", "made_to", "parties", "countries"];
const dates: readonly string[] = ["as_of", "since", "date", "date_start", "date_end", "signed", "start", "end", "status_as_of"];

const statuses: readonly string[] = meetingStatuses;
const kindsNamed = ["projects", "commitments", "documents", "investment"] as const;

function codeText(property: string, value: string, view: View): string | null {
  if (property === "field") return view.field(value);
  if (property === "level") return view.level(value);
  if (property === "qualifier") return view.say(`qualifier.${value}`);
  if (property === "kind") {
    const named = kindsNamed.map((group) => `${group}.kind.${value}`).find((key) => hasMessage(view.lang, key));
    if (named !== undefined) return view.say(named);
  }
  if (property === "status" && statuses.includes(value)) return view.say(`meetings.status.${value}`);
  if (dates.includes(property) && partialDate.safeParse(value).success) return view.day(value);
  return null;
}

/** The value of a property as a reader sees it: a sum, a target, a date, names instead of codes; else its words. */
export function ValueText({ property, value, lang, view }: ValueProps): JSX.Element {
  const asTarget = property === "target" ? targetShape.safeParse(value) : null;
  if (asTarget?.success === true) return <TargetText target={asTarget.data} lang={lang ?? view.lang} view={view} />;
  const asAmount = amountShape.safeParse(value);
  if (asAmount.success) return <>{view.money(asAmount.data)}</>;
  const asDates = span.safeParse(value);
  if (asDates.success && asDates.data.date_start !== null) {
    const { date_start: from, date_end: to } = asDates.data;
    return <>{to === null || to === undefined || to === from ? view.day(from) : view.span(from, to)}</>;
  }
  const asEvent = event.safeParse(value);
  if (asEvent.success) return <EventText event={asEvent.data} lang={lang} view={view} />;
  if (words.includes(property) && Array.isArray(value)) return <>{view.list(value.map((word) => view.field(plainText(word, view))))}</>;
  if (parties.includes(property) && Array.isArray(value)) return <>{view.list(value.map((code) => view.country(plainText(code, view))))}</>;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const texts = localized.safeParse(value);
    if (texts.success) return <LocalizedText texts={texts.data} page={view} />;
    const words = "text" in value ? value.text : "ground" in value ? value.ground : null; // of a remark, a follow-up; of a link
    if (typeof words === "string") return <Content text={words} lang={lang} page={view} />;
  }
  if (typeof value === "string") {
    const code = codeText(property, value, view);
    return code === null ? <Content text={value} lang={lang} page={view} /> : <>{code}</>;
  }
  return <Content text={plainText(value, view)} lang={typeof value === "object" ? lang : view.lang} page={view} />;
}

/** What a property is called: that of its list where it is an item (`follow_ups.f1`). */
export function propertyName(property: string, view: View): string {
  const dot = property.indexOf(".");
  return view.say(`property.${dot < 0 ? property : property.slice(0, dot)}`);
}
