// One decision signs a list: head count, sum and what changed; a line that is taken out stays open; the result is said
// line by line, and the list's hash stands in each case.
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

// Puskesmas Palaran in December 2025: Melati was late (4.447.069 - 4.420.386 = 26.683 less than in November) and Rizky
// absent for a day (40 % × 3 = 1,2 points of 3.407.272: 3.366.384, 40.888 less).
test('the treasurer signs the pay of a unit without the line that she took out', async () => {
  const nurhayati = await openPerson(browser, city);
  await signIn(nurhayati, 'nurhayati');
  const { page, words } = nurhayati;
  await page.locator('.rail').getByRole('link', { name: words('nav.lists'), exact: true }).click();
  const list = page.locator('.list-card', { hasText: 'Puskesmas Palaran' });
  await list.waitFor();
  const changed = list.locator('.list-rows').first().locator('tbody tr');
  assert.match(await changed.filter({ hasText: 'Melati' }).innerText(), /Rp 4\.420\.386[\s\S]*Rp 4\.447\.069[\s\S]*− Rp 26\.683/);
  assert.match(await changed.filter({ hasText: 'Rizky' }).innerText(), /Rp 3\.366\.384[\s\S]*− Rp 40\.888/);
  await exactly(changed, 2);
  await picture(page, 'list');
  assert.deepEqual(await axe(page), []);

  const pay = list.getByRole('button', { name: /^Ajukan pembayaran/ });
  const people = async () => Number(/(\d+) orang/.exec(await pay.innerText())[1]);
  const all = await people();
  await changed.filter({ hasText: 'Rizky' }).getByRole('checkbox').uncheck();
  assert.equal(await people(), all - 1);
  await pay.click();
  await list.locator('.error-summary').waitFor(); // the order's number is asked once, for the whole list
  await list.getByLabel('Nomor SPM').fill('SPM-0012/2026');
  await list.getByLabel(words('lists.note')).fill('Diperiksa bersama bagian kepegawaian.');
  await pay.click();
  await sendNow(nurhayati);
  const signed = page.locator('.signed');
  await signed.getByText(words('lists.decided', { n: all - 1 })).waitFor();
  await picture(page, 'list-signed');
  const again = page.locator('.list-card', { hasText: 'Puskesmas Palaran' });
  await exactly(again.locator('tbody tr'), 1); // Rizky's, still to be decided
  await again.getByText('Rizky Maulana').waitFor();

  await page.goto('/?tab=done');
  await page.locator('.tasks a', { hasText: 'Melati' }).first().click();
  await page.locator('.history', { hasText: 'Diperiksa bersama bagian kepegawaian.' }).waitFor();
  assert.deepEqual(nurhayati.faults, []);
});
