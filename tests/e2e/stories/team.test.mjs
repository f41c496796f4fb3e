// A superior of twenty-five: the quarter's ratings in one table, all that is complete decided at once, what a plugin has
// against one form said in its row. And a case that is opened by hand for one of those who may have one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, openBrowser, openPerson, picture, sendNow, signIn } from '../support/browser.mjs';
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

test('what is complete is decided together, and the others stay', async () => {
  const hendra = await openPerson(browser, city, { expected: [422] }); // a form that the plugin's check refuses
  await signIn(hendra, 'hendra');
  const { page, words } = hendra;
  await page.locator('.rail').getByRole('link', { name: words('nav.team'), exact: true }).click();
  const rows = page.locator('.team-frame tbody tr');
  await rows.first().locator('select').first().waitFor();
  await page.waitForTimeout(1_500); // twenty-five cases, four at a time
  const filter = (name) => page.locator('.team-head .filters button', { hasText: new RegExp(`^${words(`team.filter-${name}`)}`) });
  const number = async (name) => Number(/\d+$/.exec((await filter(name).innerText()).trim())[0]);
  assert.equal(await number('all'), 25);
  const complete = await number('complete');
  assert.ok(complete > 15, `${complete} are complete`);
  await filter('incomplete').click();
  assert.equal(await rows.count(), 25 - complete);
  await filter('all').click();
  await picture(page, 'team-ratings');
  assert.deepEqual(await axe(page), []);
  await page.locator('.team-head .primary').click();
  await sendNow(hendra);
  await page.waitForTimeout(1_500);
  assert.ok((await number('all')) < 25, 'fewer wait than before');
  await picture(page, 'team-decided');
  assert.deepEqual(hendra.faults, []);
});

test('a case is opened by hand for somebody who is chosen', async () => {
  const agus = await openPerson(browser, city);
  await signIn(agus, 'agus');
  const { page, words } = agus;
  await page.locator('.starts button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words('start.send') }).click();
  await dialog.getByText(words('start.missing')).waitFor();
  assert.ok((await dialog.locator('.people .option').count()) > 0, 'only those for whom it may be opened');
  await picture(page, 'start');
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(agus.faults, []);
});
