/**
 * The picker's own document: boxes over the page and a panel. Its canvas must stay see-through, so it declares no
 * `color-scheme` (a scheme unlike the page's would make the frame opaque); the page's own theme is followed by a class.
 */
export const TEACH_STYLE = `
html { --paper: #fbfaf8; --card: #ffffff; --line: #e4e1db; --line-strong: #b9b3a8; --ink: #1f2328; --ink-2: #555b63;
  --accent: #0f6e84; --accent-ink: #ffffff; --wash: rgba(15,110,132,.12); --soon: #8a5c00; --soon-wash: rgba(214,150,20,.16);
  --font: system-ui, sans-serif; }
html:lang(zh-CN) { --font: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", system-ui, sans-serif; }
html:lang(zh-TW) { --font: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "WenQuanYi Micro Hei", system-ui, sans-serif; }
html.dark { --paper: #16181b; --card: #1d2024; --line: #2c3036; --line-strong: #565d67; --ink: #e8e6e3; --ink-2: #a7acb3;
  --accent: #58b4c8; --accent-ink: #0c1c20; --wash: rgba(88,180,200,.16); --soon: #e3b341; --soon-wash: rgba(227,179,65,.18); }
html, body { margin: 0; width: 100%; height: 100%; background: transparent; overflow: hidden; cursor: crosshair; }
.box { position: fixed; pointer-events: none; box-sizing: border-box; border-radius: 3px; }
.group { border: 1px dashed var(--accent); background: var(--wash); }
.taken { border: 1px solid var(--accent); }
.field { border-bottom: 2px solid var(--accent); background: var(--wash); border-radius: 2px 2px 0 0; }
.field.sender { border-bottom-style: dashed; }
.field.receivedAt { border-bottom-style: dotted; }
.missing { border: 2px dashed var(--soon); background: var(--soon-wash); }
.here { border: 3px solid var(--accent); background: var(--wash); box-shadow: 0 0 0 2px var(--paper); }
.chip { position: fixed; pointer-events: none; font: 11px/16px var(--font); padding: 0 5px; border-radius: 3px;
  background: var(--accent); color: var(--accent-ink); white-space: nowrap; transform: translateY(-100%); }
.panel { position: fixed; right: 16px; bottom: 16px; width: 400px; max-width: calc(100vw - 32px); max-height: 60vh;
  overflow: auto; background: var(--paper); color: var(--ink); border: 1px solid var(--line-strong); border-radius: 8px;
  padding: 12px 16px; box-sizing: border-box; box-shadow: 0 6px 24px rgba(0,0,0,.28); cursor: default;
  font: 13px/1.5 var(--font); }
.panel.top { bottom: auto; top: 16px; }
.panel.left { right: auto; left: 16px; }
.head { display: flex; align-items: baseline; gap: 8px; margin: 0 0 8px; }
.head .step { color: var(--ink-2); font-size: 12px; flex: 1; }
.aside { padding: 0 6px; line-height: 18px; color: var(--ink-2); }
p { margin: 0 0 8px; }
.said { font-size: 14px; }
.note { color: var(--soon); }
.keys { color: var(--ink-2); font-size: 12px; margin: 8px 0 0; }
.rows { overflow: auto; margin: 0 0 8px; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font: inherit; font-size: 12px; color: inherit; table-layout: fixed; }
th, td { text-align: start; padding: 3px 8px 3px 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
th { font-weight: 400; color: var(--ink-2); }
th:first-child { width: 40%; }
th:last-child { width: 33%; }
.acts { display: flex; flex-wrap: wrap; gap: 8px; }
button { font: inherit; border: 1px solid var(--line-strong); background: var(--card); color: inherit; border-radius: 6px;
  padding: 3px 12px; cursor: pointer; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
