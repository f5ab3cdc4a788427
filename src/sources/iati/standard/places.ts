import { computed, decimal, type ElementTable, percentage, text, translated } from "./define.ts";
import { regionVocabularies, sectorVocabularies } from "./words.ts";

const uri = text("vocabulary_uri", "@vocabulary-uri", "Address of the list where the vocabulary is the publisher's own.");

/** Where the money goes and what for: on the activity or, winning over it, on a transaction (counting rule 1). */
export const splitElements: readonly ElementTable[] = [
  {
    table: "recipient_country",
    elements: ["recipient-country"],
    role: "recipient-country",
    ofActivityToo: true,
    comment: "A country that the activity or transaction is for. Rows with a blank code stay, and are not counted.",
    columns: [
      text("code", "@code", "ISO 3166-1 alpha-2, as published; empty when blank."),
      percentage("percentage", "@percentage", "Share of the money; empty when absent or not readable."),
    ],
  },
  {
    table: "recipient_region",
    elements: ["recipient-region"],
    role: "recipient-region",
    ofActivityToo: true,
    comment: "A region that the activity or transaction is for. Rows with a blank code stay, and are not counted.",
    columns: [
      ...translated(
        "vocabulary",
        "@vocabulary",
        { words: regionVocabularies, absent: "1", upper: true },
        "Code list RegionVocabulary; 1 when absent.",
      ),
      uri,
      text("code", "@code", "Code in that vocabulary, as published; empty when blank."),
      percentage("percentage", "@percentage", "Share of the money; empty when absent or not readable."),
    ],
  },
  {
    table: "sector",
    elements: ["sector"],
    role: "sector",
    ofActivityToo: true,
    comment: "What the activity or transaction is for. Rows with a blank code stay, and are not counted.",
    columns: [
      ...translated(
        "vocabulary",
        "@vocabulary",
        { words: sectorVocabularies, absent: "1", upper: true },
        "Code list SectorVocabulary; 1 when absent.",
      ),
      uri,
      text("code", "@code", "Code in that vocabulary, as published; empty when blank."),
      percentage("percentage", "@percentage", "Share of the money; empty when absent or not readable."),
    ],
  },
];

export const location: ElementTable = {
  table: "location",
  elements: ["location"],
  role: "location",
  comment: "A place of the activity; names and descriptions are narratives.",
  columns: [
    text("ref", "@ref", "The publisher's own reference, which results may name."),
    computed("latitude", "DOUBLE", "Degrees north; with longitude empty unless both are readable and in range."),
    computed("longitude", "DOUBLE", "Degrees east."),
    text("pos", "point/pos", "The point as published."),
    text("srs_name", "point@srsName", "Reference system of the point."),
    text("coordinates_latitude", "coordinates@latitude", "Latitude as published in 1.0x."),
    text("coordinates_longitude", "coordinates@longitude", "Longitude as published in 1.0x."),
    text("coordinates_precision", "coordinates@precision", "Precision of 1.0x (code list GeographicalPrecision)."),
    text("location_reach", "location-reach@code", "Code list GeographicLocationReach."),
    text("exactness", "exactness@code", "Code list GeographicExactness."),
    text("location_class", "location-class@code", "Code list GeographicLocationClass."),
    text("feature_designation", ["feature-designation@code", "location-type@code"], "Code list LocationType; `location-type` in 1.0x."),
    decimal("percentage", "@percentage", "Share of the money in 1.0x."),
  ],
  children: [
    {
      table: "location_id",
      elements: ["location-id", "gazetteer-entry"],
      comment: "A code of the place in a gazetteer.",
      columns: [
        text("code", ["@code", "."], "Code in the vocabulary."),
        text("vocabulary", ["@vocabulary", "@gazetteer-ref"], "Code list GeographicVocabulary."),
      ],
    },
    {
      table: "location_administrative",
      elements: ["administrative"],
      comment: "An administrative area in which the place lies.",
      columns: [
        text("code", "@code", "Code in the vocabulary."),
        text("vocabulary", "@vocabulary", "Code list GeographicVocabulary."),
        text("level", "@level", "Administrative level."),
        text("country", "@country", "Country in 1.0x."),
        text("adm1", "@adm1", "First level in 1.0x."),
        text("adm2", "@adm2", "Second level in 1.0x."),
        text("name", ".", "Name as text in 1.0x."),
      ],
    },
  ],
};
