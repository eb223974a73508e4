import { build } from 'esbuild';
import { startTestBrowser } from './support/browser.ts';
import { serveFolder } from './checks/sites-serve.ts';
const [, , folder, name, top = '3'] = process.argv;
const out = await build({ stdin: { contents: `export { gradeGroups } from './extension/sites/recognise/recognise-list.ts'; export { leavesOf } from './extension/sites/recognise/leaves.ts'; export { PageClock } from './extension/sites/page-clock.ts';`, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, format: 'iife', globalName: 'dbg', write: false });
const served = await serveFolder(folder);
const browser = await startTestBrowser(undefined, { language: 'en-US' });
const page = await browser.context.newPage();
await page.route(/^https?:/, async (r) => await (r.request().url().startsWith(served.address) ? r.continue() : r.abort()));
await page.goto(`${served.address}${encodeURIComponent(name)}.html`, { waitUntil: 'domcontentloaded' });
if (process.env.SHOT) { await page.setViewportSize({width:1200,height:900}); await page.screenshot({ path: process.env.SHOT }); }
const res = await page.evaluate(`(()=>{globalThis.__name ??= (f)=>f;${out.outputFiles[0].text};
const docs=[document,...[...document.querySelectorAll('iframe,frame')].map(f=>{try{return f.contentDocument}catch{return null}}).filter(Boolean)];
const clock=new dbg.PageClock(document,{now:()=>Date.now()},undefined,()=>{});
return docs.flatMap(d=>dbg.gradeGroups(d,clock).slice(0,${top}).map(g=>({key:g.key,n:g.items.length,points:g.scored.points.toFixed(2),reasons:Object.fromEntries(Object.entries(g.scored.reasons).filter(([,v])=>v).map(([k,v])=>[k,+v.toFixed(2)])),subject:g.columns.subject.samples.slice(0,3),subjSlots:[...g.columns.subject.slots].slice(0,3),sender:g.columns.sender?.samples.slice(0,3),date:g.columns.date?.samples.slice(0,3),cols:g.columns.all.map(c=>[[...c.slots][0].slice(-40),c.heading,'p'+c.presence.toFixed(2),'d'+c.dates.toFixed(1),'n'+c.names.toFixed(1),'a'+c.addresses.toFixed(1),c.samples[0]?.slice(0,30)].join(' | '))})));})()`);
for (const g of res as any[]) { const { cols, ...r } = g; console.log(JSON.stringify(r, null, 0)); if (process.env.COLS) for (const c of cols.slice(0, 14)) console.log('    ', c); }
await browser.stop(); await served.stop(); process.exit(0);
