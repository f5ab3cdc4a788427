import { date, type ElementTable, period, text, truth } from "./define.ts";

const reference: ElementTable = {
  table: "result_reference",
  elements: ["reference"],
  comment: "A result or indicator in a list of others, such as the Sustainable Development Goals.",
  anyParent: true,
  columns: [
    text("vocabulary", "@vocabulary", "Code list ResultVocabulary or IndicatorVocabulary."),
    text("code", "@code", "Code in that list."),
    text("vocabulary_uri", "@vocabulary-uri", "Address of the list."),
    text("indicator_uri", "@indicator-uri", "Address of the indicator."),
  ],
};

const where: readonly ElementTable[] = [
  {
    table: "indicator_location",
    elements: ["location"],
    comment: "A location of the activity that a baseline, target or actual value is about.",
    anyParent: true,
    columns: [text("ref", "@ref", "Reference of the location.")],
  },
  {
    table: "indicator_dimension",
    elements: ["dimension"],
    comment: "A group that a baseline, target or actual value is about.",
    anyParent: true,
    columns: [text("name", "@name", "Name of the dimension, as published."), text("value", "@value", "The group, as published.")],
  },
];

export const result: ElementTable = {
  table: "result",
  elements: ["result"],
  comment: "What came of the activity; titles and descriptions are narratives.",
  columns: [
    text("type", "@type", "Code list ResultType."),
    truth("aggregation_status", "@aggregation-status", "Whether its data may be added up."),
  ],
  children: [
    reference,
    {
      table: "indicator",
      elements: ["indicator"],
      comment: "What is measured.",
      columns: [
        text("measure", "@measure", "Code list IndicatorMeasure."),
        truth("ascending", "@ascending", "Whether more is better; more when absent."),
        truth("aggregation_status", "@aggregation-status", "Whether its data may be added up."),
      ],
      children: [
        reference,
        {
          table: "indicator_baseline",
          elements: ["baseline"],
          comment: "The value before.",
          columns: [
            date("iso_date", "@iso-date", "Day of the value."),
            text("year", "@year", "Year of the value, as published."),
            text("value", "@value", "Value as published: not always a number."),
          ],
          children: where,
        },
        {
          table: "indicator_period",
          elements: ["period"],
          key: "period",
          comment: "A period with its targets and actual values.",
          columns: period,
          children: [
            {
              table: "indicator_measure",
              elements: ["target", "actual"],
              comment: "A target or an actual value of a period.",
              columns: [text("value", "@value", "Value as published: not always a number.")],
              children: where,
            },
          ],
        },
      ],
    },
  ],
};
