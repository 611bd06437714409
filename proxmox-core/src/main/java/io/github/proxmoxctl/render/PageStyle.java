package io.github.proxmoxctl.render;

/** How pages look: light and dark as the reader has it, on a phone, and on paper. */
final class PageStyle {

  static final String CSS =
      """
      :root {
        color-scheme: light dark;
        --paper: #fff; --ink: #1c2024; --quiet: #59636e; --line: #d0d7de; --tint: #f4f6f8;
        --bad: #b3261e; --warn: #8a5300; --good: #1a6b34;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #15181c; --ink: #e4e8ec; --quiet: #9aa5b1; --line: #363d45; --tint: #1e2329;
          --bad: #ff8a80; --warn: #f0b64d; --good: #6fcf8b;
        }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
      main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
      h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
      h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
      h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
      p { margin: .25rem 0; }
      code, pre { font: .9em/1.45 ui-monospace, monospace; }
      pre { margin: .25rem 0; padding: .5rem; background: var(--tint); white-space: pre-wrap; }
      a { color: inherit; }
      .verdict { font-size: 1.1rem; font-weight: 700; padding: .5rem .75rem; margin: .5rem 0;
        background: var(--tint); border-left: .4rem solid var(--good); }
      .verdict.bad { border-color: var(--bad); }
      .verdict.warn { border-color: var(--warn); }
      .quiet, caption { color: var(--quiet); }
      .tag { font-weight: 700; }
      .bad > .tag { color: var(--bad); }
      .warn > .tag { color: var(--warn); }
      .good > .tag { color: var(--good); }
      ul { margin: .25rem 0; padding-left: 1.25rem; }
      ul.list { list-style: none; padding: 0; }
      ul.list > li { padding: .35rem .6rem; margin: .35rem 0; border-left: .2rem solid var(--line); }
      ul.list > li.bad { border-color: var(--bad); }
      ul.list > li.warn { border-color: var(--warn); }
      ul.list > li.good { border-color: var(--good); }
      del { color: var(--quiet); }
      ins { font-weight: 600; text-decoration: none; }
      .frame { overflow-x: auto; margin: .5rem 0; }
      table { border-collapse: collapse; font-size: .95em; overflow-wrap: normal; }
      caption { text-align: left; font-size: .9em; }
      th, td { text-align: left; vertical-align: top; padding: .2rem .9rem .2rem 0;
        border-bottom: 1px solid var(--line); }
      tbody th { font-weight: 600; }
      tbody th code { white-space: nowrap; }
      nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
      .numbers td, .numbers thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
      .numbers tbody tr:last-child:not(:only-child) > * { border-top: 2px solid var(--line); font-weight: 700; }
      summary { cursor: pointer; }
      summary:focus-visible, a:focus-visible { outline: 2px solid var(--warn); outline-offset: 2px; }
      .frame:focus-visible { outline: 2px solid var(--warn); }
      @media (max-width: 40rem) { th, td { padding-right: .6rem; } }
      @media print {
        :root { --paper: #fff; --ink: #000; --quiet: #444; --line: #999; --tint: #fff;
          --bad: #000; --warn: #000; --good: #000; }
        body { font-size: 10pt; }
        nav { display: none; }
        main { max-width: none; padding: 0; }
        li, tr { break-inside: avoid; }
        details::details-content { content-visibility: visible; display: block; }
      }
      """;

  private PageStyle() {}
}
