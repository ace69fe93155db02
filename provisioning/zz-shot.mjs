import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const base='http://127.0.0.1:13000';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const page=await browser.newPage({viewport:{width:1500,height:1600}});
const errs=[]; page.on('console',m=>{if(m.type()==='error')errs.push(m.text().slice(0,300))}); page.on('pageerror',e=>errs.push('PE '+String(e).slice(0,300)));
for (const [n,u] of JSON.parse(process.argv[2])) { await page.goto(base+u,{waitUntil:'domcontentloaded'}); await page.waitForTimeout(9000); await page.screenshot({path:`/tmp/prov-live/${n}.png`}); console.log(n, errs.splice(0).slice(0,6)); }
await browser.close();
