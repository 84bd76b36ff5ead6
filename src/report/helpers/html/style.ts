/** The style sheet of the page: light and dark after the reader's system, and a form for paper. */
export const style = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --dim: #57606a; --page: #ffffff; --panel: #f6f8fa; --line: #d0d7de; --link: #0b57b0;
  --always: #d2f0d8; --never: #eceff2; --some: #fbeac0; --bad: #ffdcd7; --bad-text: #8a1c10; --warn: #fbeac0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e2e6ea; --dim: #9aa4af; --page: #14171b; --panel: #1d2126; --line: #3a4149; --link: #7ab7ff;
    --always: #1d4a2a; --never: #22272d; --some: #574414; --bad: #5e231c; --bad-text: #ffc9c1; --warn: #574414;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.5rem 4rem; color: var(--text); background: var(--page);
  font: 15px/1.45 system-ui, sans-serif; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
p { margin: .3rem 0; max-width: 60rem; }
code, pre { font: 13px/1.4 ui-monospace, monospace; }
pre { background: var(--panel); padding: .6rem; overflow: auto; max-height: 14rem; }
nav a { margin-right: 1rem; color: var(--link); }
form { display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: center; background: var(--panel);
  border: 1px solid var(--line); padding: .5rem .8rem; margin: .8rem 0; position: sticky; top: 0; z-index: 3; }
input[type=search] { font: inherit; padding: .15rem .4rem; width: 16rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: 13px; }
th, td { border: 1px solid var(--line); padding: .2rem .45rem; text-align: left; vertical-align: top; }
thead th { background: var(--panel); }
tbody th { background: var(--panel); font-weight: normal; position: sticky; left: 0; z-index: 1; }
th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; }
th[aria-sort=ascending] button::after { content: " \\2191"; }
th[aria-sort=descending] button::after { content: " \\2193"; }
.place, .dim { color: var(--dim); font-size: 12px; }
.place { white-space: nowrap; }
.formula { display: block; white-space: pre-wrap; min-width: 14rem; }
.mark { text-align: center; font-family: ui-monospace, monospace; font-weight: 600; }
.always { background: var(--always); } .never { background: var(--never); color: var(--dim); }
.some { background: var(--some); }
.holds { background: var(--always); } .violated { background: var(--bad); color: var(--bad-text); }
.unchecked { background: var(--never); color: var(--dim); }
.turned { height: 9.5rem; vertical-align: bottom; padding: .3rem .15rem; }
.turned span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
.badge { display: inline-block; padding: 0 .45rem; border: 1px solid currentColor; border-radius: .6rem; font-size: 12px; }
.reachable { background: var(--bad); color: var(--bad-text); } .latent { background: var(--warn); }
details { margin: .25rem 0; } summary { cursor: pointer; }
summary code { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: 8rem 1fr; gap: .15rem .8rem; margin: .4rem 0 .8rem 1rem; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
@media print {
  form, nav { display: none; }
  body { padding: 0; font-size: 10pt; }
  .scroll { overflow: visible; }
  table { font-size: 7pt; } code, pre { font-size: 7pt; } pre { max-height: none; }
  .formula { min-width: 0; overflow-wrap: anywhere; }
  tbody th, thead th { position: static; }
  tr, dl { break-inside: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
