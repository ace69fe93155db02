import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const base='http://127.0.0.1:13000';
const pw=readFileSync('/tmp/prov-live/data/grafana/admin-password','utf8').trim();
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
const page=await browser.newPage({viewport:{width:1500,height:1400}});
await page.goto(base+'/login'); await page.fill('input[name=user]','admin'); await page.fill('input[name=password]',pw); await page.click('button[type=submit]'); await page.waitForTimeout(4000);
await page.goto(base+'/alerting/list'); await page.waitForTimeout(6000); await page.screenshot({path:'/tmp/prov-live/rules.png'});
await page.goto(base+'/alerting/firewatch-transactions-critical/edit'); await page.waitForTimeout(10000); await page.screenshot({path:'/tmp/prov-live/edit.png'});
const inputs=await page.$$eval('input[type=number]',els=>els.map(e=>[e.value,e.id,e.name,e.placeholder])); console.log(JSON.stringify(inputs));
const target=page.locator('input[type=number]').filter({hasNot:page.locator('x')});
for (let i=0;i<inputs.length;i++){ if(inputs[i][0]==='4.5'){ await target.nth(i).fill('5.5'); await target.nth(i).blur(); console.log('filled',i);} }
await page.waitForTimeout(1000);
await page.getByRole('button',{name:/Save rule and exit/}).click(); await page.waitForTimeout(5000); await page.screenshot({path:'/tmp/prov-live/saved.png'}); console.log(page.url());
await browser.close();
