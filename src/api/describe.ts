import { z } from "zod";
import { version } from "../../package.json";
import { answerShapes, type AnswerShape } from "../contract/answers.ts";
import type { ApiOperation, ApiPage } from "../contract/api.ts";
import { endings, figureForms, mediaTypes, type Twin } from "../contract/twins.ts";
import type { RecordModel } from "../core/entry.ts";
import { hasId, sitePages } from "./address.ts";
import { describeOther } from "./describe-other.ts";
import { inPath, problem, refusal, toSchema, type JsonSchema } from "./open-api.ts";
import type { AppParts } from "./parts.ts";

/** The parameters that a question takes in its address, as they are written there. */
function parametersOf(shape: z.ZodType): readonly { readonly name: string; readonly schema: JsonSchema }[] {
  const { properties } = toSchema(shape, "input") as { readonly properties?: Readonly<Record<string, JsonSchema>> };
  return Object.entries(properties ?? {}).map(([name, schema]) => ({ name, schema }));
}

function isMany(schema: JsonSchema): boolean {
  const options = schema["anyOf"];
  return Array.isArray(options) && options.some((one: JsonSchema) => one["type"] === "array");
}

function wordsFor(schema: JsonSchema): string {
  const { enum: allowed, type, format } = schema;
  if (Array.isArray(allowed)) return allowed.map(String).join(" | ");
  if (typeof format === "string") return format;
  return typeof type === "string" ? type : "string";
}

function pathOf(path: string): string {
  return `/{lang}/{partnership}${path === "/" ? "" : path.replaceAll(/:(\w+)/g, "{$1}")}`;
}

const isQuestion = (id: string): id is keyof typeof answerShapes => id in answerShapes;

/** The shape of a question's answer, and what it asks in words. */
export function shapeOf(question: string): AnswerShape {
  return isQuestion(question) ? answerShapes[question] : { shape: z.unknown(), asks: question };
}

/** Everything that can be asked, in the order of the pages. */
export function describe(parts: Pick<AppParts, "queries" | "formsOf" | "figures">, model: Pick<RecordModel, "version">): ApiPage {
  const ofSite = sitePages.map((question): ApiOperation => {
    const path = `/{lang}/${question}${hasId(question) ? "/{hash}" : ""}`;
    return { question, path, asks: shapeOf(question).asks, parameters: [], forms: [...parts.formsOf(question)], figures: [] };
  });
  const ofPartnerships = parts.queries.questions.map(({ id, path, parameters }): ApiOperation => {
    const named = parametersOf(parameters).map(({ name, schema }) => ({ name, type: wordsFor(schema), many: isMany(schema) }));
    return {
      question: id,
      path: pathOf(path),
      asks: shapeOf(id).asks,
      parameters: named,
      forms: [...parts.formsOf(id)],
      figures: [...parts.figures.of(id)],
    };
  });
  return { record_version: model.version, openapi: "/openapi.json", operations: [...ofSite, ...ofPartnerships] };
}

function responses(question: string, form: Twin): JsonSchema {
  const schema = form === "json" ? { $ref: `#/components/schemas/${question}` } : { type: "string" };
  return {
    "200": { description: "The answer", content: { [mediaTypes[form]]: { schema } } },
    default: refusal,
  };
}

/** The whole interface as OpenAPI 3.1: each form of each answer, the shape of each JSON answer, and that of a refusal. */
export function toOpenApi(parts: AppParts, model: RecordModel): JsonSchema {
  const { operations } = describe(parts, model);
  const shapes = new Map(parts.queries.questions.map((question) => [question.id, question.parameters]));
  const lang = inPath(
    "lang",
    { type: "string", enum: [...parts.languages] },
    "The language of the words; what the record says is in its own",
  );
  const partnership = inPath("partnership", { type: "string", enum: model.partnerships.map((one) => one.id) }, "The partnership");
  const paths = operations.flatMap(({ question, path, asks, forms, figures }) => {
    const shape = shapes.get(question);
    const asked = shape === undefined ? [] : parametersOf(shape).map(({ name, schema }) => ({ name, in: "query", schema }));
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) =>
      name === "lang"
        ? lang
        : name === "partnership"
          ? partnership
          : inPath(name, { type: "string" }, name === "hash" ? "The SHA-256 of the frozen answer" : "The id of the entry"),
    );
    const operation = (id: string, form: Twin): JsonSchema => ({
      get: { operationId: id, summary: asks, parameters: [...places, ...asked], responses: responses(question, form) },
    });
    return [
      ...forms.map((form) => [`${path}.${endings[form]}`, operation(`${question}-${form}`, form)] as const),
      ...figures.flatMap((name) =>
        figureForms.map((form) => [`${path}/figures/${name}.${endings[form]}`, operation(`${question}-${name}-${form}`, form)] as const),
      ),
    ];
  });
  const other = describeOther(parts, { lang, partnership });
  return {
    openapi: "3.1.0",
    info: {
      title: "Sarai",
      version,
      description:
        "The account of partnership dialogues between states: every page as data, at its own address with an ending. Only reading, aside from citing; no key.",
      license: { name: "CC BY 4.0 (the data)", url: "https://creativecommons.org/licenses/by/4.0/" },
    },
    ...(parts.site.url === null ? {} : { servers: [{ url: parts.site.url }] }),
    paths: { ...Object.fromEntries(paths), ...other.paths },
    components: {
      schemas: {
        ...Object.fromEntries(operations.map(({ question }) => [question, toSchema(shapeOf(question).shape, "output")])),
        ...other.schemas,
        problem,
      },
    },
  };
}
