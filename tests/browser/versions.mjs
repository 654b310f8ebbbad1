// A study of its own with two versions of a questionnaire, made as a researcher makes them.
import { turning } from "./filling.mjs";
import { study } from "./saual.mjs";

const first = `title = { kk = "Сауал", ru = "Опрос", en = "Survey" }
languages = ["kk", "ru", "en"]

[[page]]
name = "one"

[[page.item]]
name = "sex"
kind = "single"
required = true
label = { kk = "Жынысыңыз?", ru = "Ваш пол?", en = "Your sex?" }
choice = [
  { code = "1", label = { kk = "Ер", ru = "Мужской", en = "Male" } },
  { code = "2", label = { kk = "Әйел", ru = "Женский", en = "Female" } },
]

[[page.item]]
name = "fax"
kind = "text"
label = { kk = "Факс?", ru = "Факс?", en = "Fax?" }

[[page.item]]
name = "age"
kind = "integer"
min = 18
label = { kk = "Жасыңыз?", ru = "Сколько вам лет?", en = "Your age?" }
`;
const second = first.replace('name = "sex"', 'name = "gender"').replace('code = "1"', 'code = "male"')
  .replace('code = "2"', 'code = "female"').replace('name = "fax"', 'name = "mail"')
  .replace("Your age?", "How old are you?").replace("Жасыңыз?", "Жасыңыз нешеде?");
/** What cannot be left: nobody is older than twenty and younger than ten. */
export const third = second.replace("min = 18", 'required = true\nconstraint = ". > 20 and . < 10"')
  .replace('name = "mail"', 'name = "phone"');

/** Puts a text into the questionnaire's page, checks it, and presses the button of that name. */
export async function send(page, server, text, button) {
  await page.goto(`${server.base}/studies/versions/form`);
  await page.locator("#source").fill(text);
  await turning(page, () => page.locator("button[value=check]").click());
  await turning(page, () => page.locator(`button[value=${button}]`).first().click());
}

/** Makes the study and both versions. */
export async function twoVersions(page, server) {
  await study(page, server, "versions", { kk: "Нұсқалар" });
  await send(page, server, first, "publish");
  await page.waitForURL(/done=1$/);
  await send(page, server, second, "publish");
  await page.locator('[name="name/sex"]').selectOption("=gender");
  await page.locator('[name="name/fax"]').selectOption("-");
  await page.locator("button[value=publish]").click();
  await page.locator('[name="code/gender/1"]').selectOption("=male");
  await page.locator('[name="code/gender/2"]').selectOption("=female");
  await page.locator("button[value=publish]").click();
  await page.waitForURL(/done=2$/);
}
