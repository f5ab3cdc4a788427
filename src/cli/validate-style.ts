/** The look of the report as a page: colours of the site, light, dark and in print. */
export const reportStyle = `
:root { color-scheme: light dark; --paper: #fbfaf7; --panel: #f3f1eb; --ink: #1b1f24; --ink-2: #4c545d; --rule: #d8d4c9; --link: #1d4a8c; --error: #a03c12; --error-bg: #f9e7dd; --warning: #6b5410; --warning-bg: #f5edd3; --good: #175e8c; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --panel: #1b2026; --ink: #eceae4; --ink-2: #bcc1c7; --rule: #333a43; --link: #93bdf2; --error: #f0a07c; --error-bg: #3a241a; --warning: #e3c565; --warning-bg: #302a16; --good: #8cc4ea; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
main, header { max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
header { padding-bottom: 0; } main { padding-top: 0; } main > section:first-child > h2 { margin-top: 1rem; }
h1, h2, h3 { line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; } h2 { font-size: 1.375rem; border-top: 2px solid var(--ink); padding-top: 1rem; margin-top: 2.5rem; } h3 { font-size: 1.0625rem; }
p { margin: 0 0 .5rem; max-width: 46rem; }
a { color: var(--link); text-underline-offset: .15em; } p { overflow-wrap: anywhere; }
a:focus-visible, .wide:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code { font: .875rem/1.4 ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace; }
.quiet { color: var(--ink-2); }
.tally { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1rem 0 1.5rem; padding: 0; list-style: none; }
.tally b { display: block; font-size: 1.625rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; font-size: .9375rem; }
caption { text-align: start; color: var(--ink-2); padding-bottom: .25rem; }
th, td { text-align: start; vertical-align: top; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--rule); }
th { font-weight: 600; } td { overflow-wrap: break-word; }
.number { text-align: end; font-variant-numeric: tabular-nums; padding-inline-end: 0; padding-inline-start: .75rem; } .number .quiet { font-size: .8125rem; } .line { font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; }
.group { margin: 2rem 0; padding-top: .75rem; border-top: 1px solid var(--rule); break-inside: auto; }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 3px; font-size: .875rem; font-weight: 600; }
.critical, .error { color: var(--error); background: var(--error-bg); } .warning { color: var(--warning); background: var(--warning-bg); } .good { color: var(--good); }
.critical { border: 1px solid var(--error); }
@media (max-width: 40rem) { main, header { padding-inline: 1rem; } td .mark { padding: 0 .25rem; } .tally { gap: .75rem 1.5rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --panel: #fff; --ink: #000; --ink-2: #333; --rule: #999; --link: #000; --error: #000; --error-bg: #fff; --warning: #000; --warning-bg: #fff; --good: #000; } body { font-size: 10pt; } main, header { max-width: none; padding: 0; } .wide { overflow: visible; } td, td code { overflow-wrap: anywhere; } thead { display: table-header-group; } tr, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; } .mark { border: 1px solid #000; } a[href^="http"] { text-decoration: none; } }
`;
