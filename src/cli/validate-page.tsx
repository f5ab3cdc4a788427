import { Fragment, type JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { clauseOf } from "../sources/iati/validate/clause.ts";
import { excerpt, severities } from "../sources/iati/validate/finding.ts";
import type { FindingGroup } from "../sources/iati/validate/report.ts";
import type { Validated } from "../sources/iati/validate/validate-file.ts";
import { count, describe, type FileReport } from "./validate-format.ts";
import { reportStyle } from "./validate-style.ts";

const number = (value: number): string => value.toLocaleString("en");

/** A path that may be broken after each element. */
function Place({ place }: { readonly place: string }): JSX.Element {
  return (
    <code>
      {excerpt(place)
        .split("/")
        .map((name, index) => (
          <Fragment key={index}>
            {index > 0 && (
              <>
                /<wbr />
              </>
            )}
            {name}
          </Fragment>
        ))}
    </code>
  );
}

function Tally({ validated }: { readonly validated: Validated }): JSX.Element {
  const { report } = validated;
  const counts = report.counts();
  const shown = [
    ...severities.map((severity) => [number(counts[severity]), severity === "critical" ? "critical" : `${severity}s`] as const),
    ...(report.records === 0
      ? []
      : ([
          [`${number(report.clean)} of ${number(report.records)}`, "clean"],
          [number(report.records - report.sound), "with errors"],
        ] as const)),
  ];
  return (
    <ul class="tally">
      {shown.map(([value, name]) => (
        <li key={name}>
          <b>{value}</b> {name}
        </li>
      ))}
    </ul>
  );
}

type RulesProps = { readonly groups: readonly FindingGroup[]; readonly prefix: string; readonly validated: Validated };

function Rules({ groups, prefix, validated }: RulesProps): JSX.Element {
  const { kind, path } = validated;
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={`What was found in ${path}, by rule and place`}>
      <table>
        <caption>By rule and place, the worst first</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Rule and place</th>
            <th scope="col" class="number">
              Found
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ rule, severity, place, count: found, records }, index) => (
            <tr key={index}>
              <td>
                <span class={`mark ${severity}`}>{severity}</span>
              </td>
              <td>
                <a href={`#${prefix}-${index}`}>{rule.id}</a>
                <br />
                <Place place={place} />
              </td>
              <td class="number">
                {number(found)}
                {records > 0 && (
                  <>
                    <br />
                    <span class="quiet">
                      in {kind === "organisations" ? count(records, "organisation") : count(records, "activity", "activities")}
                    </span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Findings({ group, path }: { readonly group: FindingGroup; readonly path: string }): JSX.Element {
  const { rule, place, findings } = group;
  const hasIdentifier = findings.some((one) => one.identifier !== null);
  const hasFound = findings.some((one) => one.found !== null);
  return (
    <div class="wide" tabIndex={0} role="region" aria-label={`Lines of ${path} where ${rule.id} was found at ${place}`}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="line">
              Line
            </th>
            {hasIdentifier && <th scope="col">Identifier</th>}
            {hasFound && <th scope="col">Found</th>}
          </tr>
        </thead>
        <tbody>
          {findings.map(({ line, column, identifier, found }, index) => (
            <tr key={index}>
              <td class="line">
                {number(line)}
                {column !== null && `, column ${number(column)}`}
              </td>
              {hasIdentifier && <td>{identifier ?? "–"}</td>}
              {hasFound && <td>{found ?? "–"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type GroupProps = { readonly group: FindingGroup; readonly id: string; readonly validated: Validated };

function Group({ group, id, validated }: GroupProps): JSX.Element {
  const { rule, severity, place, findings } = group;
  const rest = group.count - findings.length;
  const clause = clauseOf(rule, place, validated.major);
  return (
    <section class="group" id={id}>
      <h3>
        <span class={`mark ${severity}`}>{severity}</span> {rule.title}
      </h3>
      <p class="quiet">
        {rule.id}
        {place !== "" && (
          <>
            {" "}
            at <Place place={place} />
          </>
        )}
      </p>
      <p>
        <strong>What to do:</strong> {rule.advice}
      </p>
      <p>
        <a href={clause} rel="noreferrer">
          {clause}
        </a>
      </p>
      <Findings group={group} path={validated.path} />
      {rest > 0 && <p class="quiet">… and {number(rest)} more</p>}
    </section>
  );
}

function File({ file, index }: { readonly file: FileReport; readonly index: number }): JSX.Element {
  if (!file.ok)
    return (
      <section>
        <h2>{excerpt(file.path)}</h2>
        <p>
          <span class="mark critical">not checked</span> {file.reason}
        </p>
      </section>
    );
  const { validated } = file;
  const groups = validated.report.sorted();
  const prefix = `f${index}`;
  return (
    <section>
      <h2>{excerpt(validated.path)}</h2>
      <p>{describe(validated)}</p>
      <Tally validated={validated} />
      {groups.length === 0 ? <p class="good">Nothing to say.</p> : <Rules groups={groups} prefix={prefix} validated={validated} />}
      {groups.map((group, at) => (
        <Group key={at} group={group} id={`${prefix}-${at}`} validated={validated} />
      ))}
    </section>
  );
}

/** The report as one page that needs nothing else: no script, no request; every text is escaped. */
export function toPage(files: readonly FileReport[], now: Date): string {
  const body = renderToString(
    <>
      <header>
        <h1>IATI files held to the standard</h1>
        <p class="quiet">
          Checked with Sarai on <time dateTime={now.toISOString()}>{now.toISOString().slice(0, 10)}</time>
        </p>
      </header>
      <main>
        {files.map((file, index) => (
          <File key={index} file={file} index={index} />
        ))}
      </main>
    </>,
  );
  const head = renderToString(
    <>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta httpEquiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <title>IATI files held to the standard</title>
    </>,
  );
  return `<!doctype html>\n<html lang="en">\n<head>${head}<style>${reportStyle}</style></head>\n<body>${body}</body>\n</html>\n`;
}
