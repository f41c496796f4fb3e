// One plan, approved for real: expectation, draft, returned with a note, set, aligned. Once for a nurse with her
// department's section, once for a teacher with the section of hers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPerson, picture, sendNow, signIn } from '../support/browser.mjs';
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

const openCase = async ({ page }, name) => {
  await page.locator('.tasks a', { hasText: name }).first().click();
  await page.locator('.case-head h1', { hasText: name }).waitFor();
};
const decide = async (person, label) => {
  await person.page.locator('.actions').getByRole('button', { name: label }).click();
  await sendNow(person);
};
const returnWith = async (person, note) => {
  const { page, words } = person;
  await page.getByRole('button', { name: 'Kembalikan untuk diperbaiki' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Kembalikan untuk diperbaiki' }).click();
  await dialog.getByText(words('note.missing')).waitFor(); // without a reason nobody knows what to mend
  await dialog.getByLabel(words('note.label')).fill(note);
  await dialog.getByRole('button', { name: 'Kembalikan untuk diperbaiki' }).click();
  await sendNow(person);
};
const row = (page, number) => page.locator('.rows > li').nth(number - 1);
const fillRow = async (page, number, { result, priority, aspect, measure, target }) => {
  await row(page, number).getByLabel('Rencana hasil kerja').fill(result);
  await row(page, number).getByLabel('Prioritas').selectOption({ label: priority });
  await row(page, number).getByLabel('Aspek').selectOption({ label: aspect });
  await row(page, number).getByLabel('Indikator').fill(measure);
  await row(page, number).getByLabel('Target', { exact: true }).fill(target);
};

test("a nurse's plan with the section of her department", async () => {
  const intan = await openPerson(browser, city);
  const hendra = await openPerson(browser, city);
  const dewi = await openPerson(browser, city);
  await signIn(intan, 'intan');
  await signIn(hendra, 'hendra');

  await openCase(hendra, 'Intan Permatasari');
  await hendra.page.getByRole('textbox', { name: 'Ekspektasi pimpinan' }).fill('Dampingi ibu hamil di Bukuan, dan catat setiap kunjungan.');
  await decide(hendra, hendra.words('task.send'));

  const { page, words } = intan;
  await page.goto('/');
  await page.locator('.tasks a').first().click();
  await page.getByText('Dampingi ibu hamil di Bukuan').first().waitFor();
  const department = page.locator('.section.department');
  await department.getByText('61 %').waitFor({ timeout: 45_000 }); // computed by the worker, which may just be starting
  assert.match(await department.innerText(), /Target kesehatan[\s\S]*dinas-kesehatan 1\.\d+\.\d+[\s\S]*61 %[\s\S]*mengapa standar ini/);

  // Nothing entered: a summary with the focus, links to the fields, and the word in the title.
  await page.getByRole('button', { name: 'Ajukan kepada atasan' }).click();
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'error-summary');
  assert.match(await page.title(), new RegExp(`^${words('fault.mark')}: `));
  await summary.getByRole('link').first().click();
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.field')?.querySelector('label')?.textContent.trim()), 'Rencana hasil kerja');

  await fillRow(page, 1, { result: 'Ibu hamil didampingi sampai melahirkan', priority: 'Utama', aspect: 'Kuantitas', measure: 'Persentase ibu hamil yang didampingi', target: '12.5' });
  await page.getByRole('button', { name: words('rows.add') }).click();
  await fillRow(page, 2, { result: 'Kelas ibu hamil setiap bulan', priority: 'Tambahan', aspect: 'Waktu', measure: 'Kelas tiap bulan', target: '1,5' });
  await department.getByRole('textbox', { name: 'Kelurahan 1' }).fill('Bukuan');
  await department.getByRole('textbox', { name: 'Kelurahan 1' }).press('Enter');
  await department.getByRole('textbox', { name: 'Kelurahan 2' }).fill('Rawa Makmur');
  await department.getByLabel('Target warga terjangkau').fill('120');
  await page.getByRole('button', { name: 'Ajukan kepada atasan' }).click();
  await summary.getByText('tulis sebagai angka, misalnya 12,5').waitFor(); // a point is no decimal comma here
  await row(page, 1).getByLabel('Target', { exact: true }).fill('92,5');
  await page.locator('.saved.saved').waitFor();
  await page.getByText(/Draf tersimpan \d\d\.\d\d/).waitFor();

  // The draft is on the host: a reload shows it again.
  await page.reload();
  await row(page, 2).waitFor();
  assert.equal(await row(page, 1).getByLabel('Target', { exact: true }).inputValue(), '92,5');
  assert.equal(await department.getByRole('textbox', { name: 'Kelurahan 2' }).inputValue(), 'Rawa Makmur');
  await picture(page, 'plan-draft');
  await decide(intan, 'Ajukan kepada atasan');
  await page.getByText(words('finished.title')).waitFor();
  await picture(page, 'plan-finished');

  await hendra.page.goto('/');
  await openCase(hendra, 'Intan Permatasari');
  assert.match(await hendra.page.locator('.context').innerText(), /Ibu hamil didampingi sampai melahirkan[\s\S]*92,5/);
  await returnWith(hendra, 'Sebutkan kelurahan mana yang didahulukan.');

  await page.goto('/');
  await page.locator('.returned').getByText('Sebutkan kelurahan mana yang didahulukan.').waitFor();
  await picture(page, 'plan-returned');
  await row(page, 1).getByLabel('Rencana hasil kerja').fill('Ibu hamil di Bukuan didampingi sampai melahirkan');
  await decide(intan, 'Ajukan kepada atasan');

  await hendra.page.goto('/');
  await openCase(hendra, 'Intan Permatasari');
  await hendra.page.locator('.context').getByText('Ibu hamil di Bukuan didampingi').waitFor();
  await decide(hendra, 'Tetapkan');

  await signIn(dewi, 'dewi');
  await openCase(dewi, 'Intan Permatasari');
  await decide(dewi, 'Selaras');

  await page.goto('/rencana');
  await page.locator('.plan-row', { hasText: 'SKP ditetapkan' }).click();
  await page.locator('.case-head .chip', { hasText: 'SKP ditetapkan' }).waitFor();
  await page.locator('.history + .link-button').click();
  const history = await page.locator('.history').innerText();
  assert.match(history, /Tetapkan.*Hendra Wijaya/);
  assert.match(history, /Kembalikan untuk diperbaiki[\s\S]*Sebutkan kelurahan mana/);
  await picture(page, 'plan-set');
  for (const person of [intan, hendra, dewi]) assert.deepEqual(person.faults, []);
});

test("a teacher's plan with the shares that her department asks for", async () => {
  const maria = await openPerson(browser, city);
  const head = await openPerson(browser, city);
  const team = await openPerson(browser, city);
  await maria.page.goto('/masuk');
  await maria.page.getByRole('button', { name: /Maria Goreti/ }).click(); // a card of the cast
  const { page } = maria;
  await page.locator('.task-card').waitFor();
  const department = page.locator('.section.department');
  await department.getByLabel('Bobot keberhasilan program').fill('30');
  await department.getByLabel('Bobot IKM').fill('30');
  await fillRow(page, 1, { result: 'Murid kelas II membaca lancar', priority: 'Utama', aspect: 'Kualitas', measure: 'Persentase murid yang membaca lancar', target: '90' });
  await decide(maria, 'Ajukan kepada atasan');

  const superior = await page.evaluate(async () => {
    const { rows } = await (await fetch('/api/inbox?tab=waiting')).json();
    return rows[0].waiting_for[0].name;
  });
  await signIn(head, /Rosmiati/.test(superior) ? 'rosmiati' : assert.fail(`the plan waits for ${superior}`));
  await openCase(head, 'Maria Goreti');
  await returnWith(head, 'Tambahkan satu rencana untuk kelas IV.');
  await page.goto('/');
  await page.locator('.returned').getByText('Tambahkan satu rencana untuk kelas IV.').waitFor();
  await page.getByRole('button', { name: maria.words('rows.add') }).click();
  await fillRow(page, 2, { result: 'Murid kelas IV berhitung lancar', priority: 'Tambahan', aspect: 'Kualitas', measure: 'Nilai rata-rata', target: '7,5' });
  await decide(maria, 'Ajukan kepada atasan');
  await head.page.goto('/');
  await openCase(head, 'Maria Goreti');
  await decide(head, 'Tetapkan');
  await signIn(team, 'dewi');
  await openCase(team, 'Maria Goreti');
  await decide(team, 'Selaras');
  await page.goto('/rencana');
  await page.locator('.plan-row', { hasText: 'SKP ditetapkan' }).waitFor();
  for (const person of [maria, head, team]) assert.deepEqual(person.faults, []);
});
