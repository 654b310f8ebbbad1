// A long XLSForm: as many questions as are wanted, on as many pages, of the kinds and with the logic
// that studies have. Of twenty questions six hang on others, two are narrowed by a filter, one tells
// an answer in its label, and one is checked against another; each block has a calculation besides.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const HEAD = ["type", "name", "label::Қазақша (kk)", "label::English (en)", "relevant", "constraint", "calculation", "choice_filter", "required"];
const csv = (rows) => rows.map((row) => row.map((cell = "") => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n");

/** A row of the sheet, from what is not empty in it. */
const row = (type, name, words, rest = {}) => [
  type, name, words && `${words} (${name})?`, words && `English for ${name}: ${words}?`,
  rest.relevant, rest.constraint, rest.calculation, rest.choice_filter, rest.required,
];

/** Twenty questions, and the sum of those before. */
function block(n) {
  const at = (name, of = n) => `${name}_${of}`;
  const before = Math.max(0, n - 1);
  return [
    row("select_one yesno", at("works"), "Жұмыс істейсіз бе"),
    row("integer", at("salary"), "Айлық жалақыңыз қанша", { relevant: `\${${at("works")}} = 'yes'`, constraint: ". >= 0 and . < 10000000" }),
    row("integer", at("hours"), "Аптасына неше сағат жұмыс істейсіз", { relevant: `\${${at("works")}} = 'yes' and \${stage} != 'c'`, constraint: ". <= 168" }),
    row("text", at("place"), "Қайда жұмыс істейсіз"),
    row("select_one agree", at("likes"), `\${${at("place")}} Сізге ұнай ма`),
    row("select_one region", at("region"), "Қай өңірде тұрасыз"),
    row("select_one town", at("town"), "Қай елді мекенде тұрасыз", { choice_filter: `region = \${${at("region")}}` }),
    row("select_one town", at("born"), "Қай елді мекенде туғансыз", { choice_filter: `region = \${${at("region")}} or \${stage} = 'b'` }),
    row("select_multiple needs", at("needs"), "Ауылда не жетіспейді"),
    row("text", at("other"), "Тағы не жетіспейді", { relevant: `selected(\${${at("needs")}}, 'other')` }),
    row("integer", at("family"), "Үйде неше адам тұрады", { constraint: ". >= 1 and . <= 30" }),
    row("integer", at("children"), "Оның нешеуі бала", { relevant: `\${${at("family")}} > 1`, constraint: `. < \${${at("family")}}` }),
    row("select_one yesno", at("moves"), "Көшуді ойлайсыз ба", { relevant: "${stage} = 'b'" }),
    row("text", at("whereto"), "Қайда көшесіз", { relevant: `\${${at("moves")}} = 'yes'` }),
    row("select_one agree", at("school"), "Мектеп жақсы"),
    row("select_one agree", at("doctor"), "Дәрігер жақын"),
    row("select_one agree", at("road"), "Жол жақсы"),
    row("decimal", at("distance"), "Қалаға неше шақырым"),
    row("date", at("since"), "Қашаннан бері тұрасыз"),
    row("text", at("comment"), "Қосатыныңыз бар ма"),
    row("calculate", at("income"), "", { calculation: `coalesce(\${${at("salary")}}, 0) ${n ? `+ \${${at("income", before)}}` : ""}` }),
  ];
}

const CHOICES = [
  ["list_name", "name", "label::Қазақша (kk)", "label::English (en)", "region"],
  ...["yes", "no"].map((code) => ["yesno", code, code === "yes" ? "Иә" : "Жоқ", code]),
  ...[1, 2, 3, 4, 5].map((code) => ["agree", String(code), `Келісу дәрежесі ${code}`, `Agreement ${code}`]),
  ...["water", "road", "school", "doctor", "other"].map((code) => ["needs", code, `Қажеті: ${code}`, `Need: ${code}`]),
  ...["a", "b", "c"].map((code) => ["stage", code, `Кезең ${code}`, `Stage ${code}`]),
  ...["south", "north", "west"].map((code) => ["region", code, `Өңір ${code}`, `Region ${code}`]),
  ...["south", "north", "west"].flatMap((region) => [1, 2, 3].map((n) => ["town", `${region}${n}`, `Қала ${region} ${n}`, `Town ${region} ${n}`, region])),
];

/** Writes the sheets into a folder: `pages` pages of `questions` questions in all. */
export async function long(folder, questions, pages) {
  const blocks = Array.from({ length: questions / 20 }, (_, n) => block(n));
  // Instead of one question there is one at first on which many hang.
  blocks[0].splice(19, 1);
  blocks[0].unshift(row("select_one stage", "stage", "Зерттеудің қай кезеңі"));
  const each = blocks.length / pages;
  const rows = Array.from({ length: pages }, (_, n) => [
    ["begin_group", `part_${n}`, `Бөлім ${n + 1}`, `Part ${n + 1}`],
    ...blocks.slice(n * each, (n + 1) * each).flat(),
    ["end_group"],
  ]).flat();
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "survey.csv"), csv([HEAD, ...rows.map((cells) => HEAD.map((_, at) => cells[at]))]));
  await writeFile(join(folder, "choices.csv"), csv(CHOICES.map((cells) => CHOICES[0].map((_, at) => cells[at]))));
  await writeFile(join(folder, "settings.csv"), csv([["form_title", "form_id", "default_language"], ["Ұзын сауал", "long", "Қазақша (kk)"]]));
  return folder;
}
