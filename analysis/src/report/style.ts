import { colorRules } from '../charts/colors.js';
import { fontFamily } from '../charts/render.js';

/** The page's style: one column, readable on a phone, in the dark and on paper. */
export const style = `
${colorRules(':root')}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 ${fontFamily};-webkit-text-size-adjust:100%}
main,header,footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.25rem;padding-bottom:.5rem}
footer{padding-top:.5rem;padding-bottom:3rem;color:var(--muted);font-size:.875rem}
h1{font-size:1.75rem;line-height:1.2;margin:.1rem 0 .35rem;letter-spacing:-.015em}
h2{font-size:1.3rem;line-height:1.25;margin:0;letter-spacing:-.01em}
h3{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0}
.brand{font-size:.8125rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--muted)}
.muted{color:var(--muted)}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;list-style:none;margin:.75rem 0 0;padding:0;font-size:.9375rem}
a{color:var(--today)}
section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:1.5rem 1.6rem 1.6rem;margin:1.25rem 0}
.title{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;justify-content:space-between}
.badge{display:inline-block;border-radius:999px;padding:.1rem .65rem;font-size:.8125rem;font-weight:600;white-space:nowrap}
.low{color:var(--low);background:var(--low-soft)}
.high{color:var(--high);background:var(--high-soft)}
.good{color:var(--good);background:var(--good-soft)}
.neutral{color:var(--muted);background:var(--band)}
.story{padding:0;margin:1rem 0 0;list-style:none;max-width:54rem}
.story li{padding:.1rem 0 .1rem 1rem;margin:.6rem 0;border-left:3px solid var(--line)}
.story li.low,.story li.high,.story li.good{background:none;color:inherit}
.story li.low{border-color:var(--low)}.story li.high{border-color:var(--high-bar)}.story li.good{border-color:var(--good)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.25rem 0 0;padding:0}
.cards>div{border:1px solid var(--line);border-radius:10px;padding:.7rem .9rem}
.cards dt{font-size:.8125rem;color:var(--muted)}
.cards dd{margin:0;font-size:1.45rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.cards dd.small{font-size:.8125rem;font-weight:400;color:var(--muted);letter-spacing:0}
.cards .low,.cards .high{background:none}
figure{margin:1.25rem 0 0}
figcaption{font-size:.875rem;color:var(--muted);margin-bottom:.4rem}
figcaption b{color:var(--ink)}
figure svg{display:block;width:100%;height:auto}
.narrow{display:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem;font-variant-numeric:tabular-nums}
caption{text-align:left;font-size:.875rem;color:var(--muted);padding-bottom:.35rem}
th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th{font-weight:600;color:var(--muted);font-size:.8125rem}
th.text,td.text{text-align:left}
.breaks{white-space:normal;min-width:9rem}
tbody th{color:var(--ink);font-size:inherit}
tr.low td,tr.low th{background:var(--low-soft);color:var(--ink)}
tr.high td,tr.high th{background:var(--high-soft);color:var(--ink)}
.method h2{font-size:1.05rem}.method h2:not(:first-child){margin-top:1.5rem}.method p{max-width:54rem;font-size:.9375rem}
details{margin-top:.75rem}
summary{cursor:pointer;font-weight:600;font-size:.9375rem}
pre{overflow-x:auto;background:var(--band);border-radius:8px;padding:.9rem 1rem;font:.8125rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;margin:.6rem 0 0}
.note{font-size:.9375rem;border-radius:8px;background:var(--band);padding:.55rem .85rem;margin:.9rem 0 0}
:focus-visible{outline:3px solid var(--today);outline-offset:2px;border-radius:4px}
@media (max-width:40rem){
  main,header,footer{padding-left:.75rem;padding-right:.75rem}
  header{padding-top:1.25rem}
  h1{font-size:1.4rem}
  section{padding:1.1rem 1rem 1.2rem;border-radius:12px}
  .wide,.optional{display:none}.narrow{display:block}
  .cards{grid-template-columns:1fr 1fr}
  .cards dd{font-size:1.2rem}
  th,td{padding:.3rem .4rem}
  th{white-space:normal}
  table{font-size:.875rem}
}
@media print{
  @page{margin:14mm}
  body{background:#fff;font-size:10.5pt}
  main,header,footer{max-width:none;padding-left:0;padding-right:0}
  section{border:0;padding:0;margin:0 0 2rem;break-before:page}
  main>section:first-child{break-before:auto}
  figure,.cards,tr,li{break-inside:avoid}
  .wide{display:block}.narrow{display:none}.optional{display:table-cell}
  nav,details:not([open]){display:none}
  *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
