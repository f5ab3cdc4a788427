import type { JSX } from "preact";
import { renderToString } from "preact-render-to-string";
import { clauseOf } from "../sources/iati/validate/clause.ts";
import { excerpt, severities } from "../sources/iati/validate/finding.ts";
import type { FindingGroup } from "../sources/iati/validate/report.ts";
import type { Validated } from "../sources/iati/validate/validate-file.ts";
import { describe, describeClean, type FileReport } from "./validate-format.ts";
import { reportStyle } from "./validate-style.ts";

const number = (value: number): string => value.toLocaleString("en");

function Tally({ validated }: { readonly validated: Validated }): JSX.Element {
  const { report } = validated;
  const counts = report.counts();
  const shown = [
    ...severities.map((severity) => [number(counts[severity]), severity === "critical" ? "critical" : `${severity}s`] as const),
    ...(report.records === 0 ? [] : [[`${number(report.clean)} of ${number(report.records)}`, "clean"] as const]),
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

function Rules({ groups, prefix }: { readonly groups: readonly FindingGroup[]; readonly prefix: string }): JSX.Element {
  return (
    <div class="wide" tabIndex={0} role="region" aria-label="Findings by rule and place">
      <table>
        <caption>By rule and place, the worst first</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Rule</th>
            <th scope="col">Place</th>
            <th scope="col" class="number">
              Found
            </th>
            <th scope="col" class="number">
              In so many
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ rule, severity, place, count, records }, index) => (
            <tr key={index}>
              <td>
                <span class={`mark ${severity}`}>{severity}</span>
              </td>
              <td>
                <a href={`#${prefix}-${index}`}>{rule.id}</a>
              </td>
              <td>
                <code>{excerpt(place)}</code>
              </td>
              <td class="number">{number(count)}</td>
              <td class="number">{records === 0 ? "" : number(records)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Group({ group, id, major }: { readonly group: FindingGroup; readonly id: string; readonly major: 1 | 2 }): JSX.Element {
  const { rule, severity, place, count, findings } = group;
  const rest = count - findings.length;
  const clause = clauseOf(rule, place, major);
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
            at <code>{excerpt(place)}</code>
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
      <div class="wide" tabIndex={0} role="region" aria-label={`Where: ${rule.title}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                Line
              </th>
              <th scope="col">Identifier</th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {findings.map(({ line, column, identifier, found }, index) => (
              <tr key={index}>
                <td class="number">
                  {line}
                  {column !== null && `, column ${column}`}
                </td>
                <td>{identifier ?? "–"}</td>
                <td>{found ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
      {groups.length === 0 ? (
        <p class="good">Nothing to say.</p>
      ) : (
        <>
          <p class="quiet">{describeClean(validated)}</p>
          <Rules groups={groups} prefix={prefix} />
        </>
      )}
      {groups.map((group, at) => (
        <Group key={at} group={group} id={`${prefix}-${at}`} major={validated.major} />
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
