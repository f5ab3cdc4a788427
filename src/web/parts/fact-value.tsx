import type { JSX } from "preact";
import { z } from "zod";
import type { View } from "../view.ts";
import { Content } from "./content.tsx";
import { event, EventText } from "./event-text.tsx";
import { Parties } from "./party.tsx";
import { placeName } from "./place-name.ts";
import { ValueText } from "./value-text.tsx";

type FactProps = { readonly kind: string; readonly property: string; readonly value: unknown; readonly lang: string; readonly view: View };

/** Keys whose values are codes, with the group of messages that names them. */
const coded: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "people-figure": { measure: "people.measure" },
  investment: { kind: "investment.kind", money: "investment.money", direction: "investment.direction" },
  "indicator-figure": { series: "figures.series", measure: "figures.measure" },
  format: {},
};

const countries: readonly string[] = ["country", "countries", "from_code", "to_code", "partner_countries", "members", "observers"];
const days: readonly string[] = ["as_of", "since"];

const sum = z.object({ value: z.string(), currency: z.string().regex(/^[A-Z]{3}$/), text: z.string() });
const secretariat = z.object({
  exists: z.string(),
  place: z.string().nullish(),
  since: z.string().nullish(),
  text: z.string().nullish(),
});

function Secretariat({
  value,
  lang,
  view,
}: {
  readonly value: z.infer<typeof secretariat>;
  readonly lang: string;
  readonly view: View;
}): JSX.Element {
  const { exists, place, since, text } = value;
  const parts = [view.say(`formats.secretariat.${exists}`), place ? placeName(place, view) : null, since ?? null];
  return (
    <>
      {parts.filter((part) => part !== null).join(", ")}
      {text && (
        <span class="sub">
          <Content text={text} lang={lang} page={view} />
        </span>
      )}
    </>
  );
}

function Items({ items }: { readonly items: readonly JSX.Element[] }): JSX.Element {
  return (
    <ul class="points">
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

/** The value of a key of an entry as a reader sees it: codes by their names, countries as parties, events and sums in words. */
export function FactValue({ kind, property, value, lang, view }: FactProps): JSX.Element {
  const group = coded[kind]?.[property];
  if (group !== undefined && typeof value === "string") return <>{view.say(`${group}.${value}`)}</>;
  const codes = z.array(z.string()).safeParse(typeof value === "string" ? [value] : value);
  if (countries.includes(property) && codes.success) return <Parties codes={codes.data} view={view} full />;
  if (property === "qualifier" && typeof value === "string") return <>{view.say(`qualifier.${value}`)}</>;
  if (days.includes(property) && typeof value === "string") return <>{view.day(value)}</>;
  if (property === "number" && typeof value === "string") return <>{view.decimal(value)}</>;
  const events = z.array(event.extend({ date: z.string().nullable() })).safeParse(value);
  if (property === "other_summits" && events.success)
    return (
      <Items
        items={events.data.map((one) => (
          <EventText event={one} lang={lang} view={view} />
        ))}
      />
    );
  const sums = z.array(sum).safeParse(value);
  if (property === "amounts" && sums.success)
    return (
      <Items
        items={sums.data.map((one) => (
          <>
            {view.money(one)}: <Content text={one.text} lang={lang} page={view} />
          </>
        ))}
      />
    );
  const office = secretariat.safeParse(value);
  if (property === "secretariat" && office.success) return <Secretariat value={office.data} lang={lang} view={view} />;
  return <ValueText property={property} value={value} lang={lang} view={view} />;
}
