// One decision signs a list: head count, the line that is taken out stays open, and the result is said line by line.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, exactly, openBrowser, openPerson, picture, sendNow, signIn } from '../support/browser.mjs';
import { startCity } from '../support/city.mjs';

let browser;
let city;
before(async () => {
  browser = await openBrowser();
  city = await startCity();
});
after(async () => {
  await browser?.close();
  await city?.stop();
});

test('a list is signed without the line that was taken out', async () => {
  const dewi = await openPerson(browser, city);
  await signIn(dewi, 'dewi');
  const { page, words } = dewi;
  await page.locator('.rail').getByRole('link', { name: words('nav.lists'), exact: true }).click();
  await page.locator('.list-card').first().waitFor();
  const list = page.locator('.list-card').filter({ has: page.locator('tbody tr:nth-child(2)') }).first(); // of several people
  const rows = list.locator('tbody tr');
  const count = await rows.count();
  const out = (await rows.first().locator('a').innerText()).trim();
  const unit = (await list.locator('h2').innerText()).split(':')[0];
  await picture(page, 'list');
  assert.deepEqual(await axe(page), []);

  const decide = list.getByRole('button', { name: /^Selaras/ });
  assert.match(await decide.innerText(), new RegExp(words('lists.of-people', { n: count })));
  await rows.first().getByRole('checkbox').uncheck();
  assert.match(await decide.innerText(), new RegExp(words('lists.of-people', { n: count - 1 })));
  await list.getByLabel(words('lists.note')).fill('Diperiksa bersama.');
  await decide.click();
  await sendNow(dewi);
  const signed = page.locator('.signed', { hasText: unit });
  await signed.getByText(words('lists.decided', { n: count - 1 })).waitFor();
  await picture(page, 'list-signed');

  // Who was taken out is still to be decided; the others are not, and their page names the list.
  await page.goto('/');
  await page.locator('.tasks a', { hasText: out }).waitFor();
  await page.goto('/?tab=done');
  await page.locator('.tasks a').first().click();
  await page.locator('.history', { hasText: 'Diperiksa bersama.' }).waitFor();
  assert.deepEqual(dewi.faults, []);
});
