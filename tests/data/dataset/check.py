"""Reads the files of a study with the programs that researchers use, and compares what they say.

    check.py FOLDER    the folder that the tests of the dataset room wrote (SAUAL_DATASETS=FOLDER)

What is true is said by the JSON lines and by datapackage.json: every other file must give the same
values, labels and reasons for having no value. Ends with the number of checks, or with the first fault.
"""

import datetime
import json
import math
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import frictionless
import numpy
import pandas
import pyarrow.parquet
import pyreadstat

CLOCK = datetime.timezone(datetime.timedelta(hours=5))
LETTERS = {"not_asked": "n", "dont_know": "d", "refused": "r"}
MISSING = "submission/missing"
checks = 0


def same(found, expected, what):
    global checks
    checks += 1
    if found != expected:
        sys.exit(f"{what}: found {found!r}, expected {expected!r}")


class Study:
    """What is true of a study in one language."""

    def __init__(self, folder, language, name="schools"):
        self.folder, self.language = folder, language
        self.stem = f"{name}-{language}"
        with zipfile.ZipFile(folder / f"{self.stem}.zip") as archive:
            self.package = json.loads(archive.read("datapackage.json"))
        self.schema = self.package["resources"][0]["schema"]
        self.fields = self.schema["fields"]
        text = (folder / f"{self.stem}.jsonl").read_text("utf-8")
        self.rows = [json.loads(line) for line in text.splitlines()]

    def path(self, ending):
        return self.folder / f"{self.stem}.{ending}"

    def reason(self, row, field):
        return row[MISSING].get(field["name"])

    def code(self, field, reason):
        return next(it["value"] for it in field["missingReasons"] if it["kind"] == reason)

    def number(self, field, value):
        """A choice or a tick as the number that stands for it."""
        if value is None or "categories" not in field:
            return value
        if isinstance(value, bool):
            return int(value)
        return next(it["value"] for it in field["categories"] if it["code"] == value)

    def typed(self, field, value):
        """A value as Python holds it; moments by Kazakhstan's clock."""
        if value is None:
            return None
        if field["type"] == "date":
            return datetime.date.fromisoformat(value)
        if field["type"] == "datetime":
            return datetime.datetime.fromisoformat(value).astimezone(CLOCK).replace(tzinfo=None)
        if field["type"] == "time":
            return datetime.time.fromisoformat(value)
        if field["type"] == "string":
            return value.rstrip()
        return self.number(field, value)


def is_none(value):
    return value is None or value is pandas.NaT or (isinstance(value, float) and math.isnan(value))


def one_line(label):
    return " ".join(label.split())


def begins(found, label, most):
    """A label, or its beginning where a format has no room for all of it."""
    label = one_line(label)
    if found == label:
        return True
    return found.endswith("…") and label.startswith(found[:-1]) and len(found.encode()) > most - 8


def plain(value):
    if isinstance(value, pandas.Timestamp):
        return value.to_pydatetime()
    return value.item() if isinstance(value, numpy.generic) else value


def spss_names(study, names):
    same(len(names), len(study.fields), "columns")
    return dict(zip(names, study.fields))


def check_sav(study, path, breaks=True):
    """`breaks`: whether texts keep their line breaks, which the CSV of the scripts has not."""
    what = path.name
    frame, meta = pyreadstat.read_sav(str(path), user_missing=True)
    default, _ = pyreadstat.read_sav(str(path))
    columns = spss_names(study, meta.column_names)
    same(meta.number_rows, len(study.rows), f"{what}: rows")
    same(meta.file_encoding, "UTF-8", f"{what}: encoding")
    for name, field in columns.items():
        label = meta.column_names_to_labels[name] or ""
        same(begins(label, field.get("title", ""), 255), True, f"{what}: label of {name}: {label}")
        labels = meta.variable_value_labels.get(name, {})
        wanted = [(it["value"], it["label"]) for it in field.get("categories", [])]
        text = field["type"] == "string"
        wanted += [(it["value"] if text else int(it["value"]), it["label"]) for it in field.get("missingReasons", [])]
        same(sorted(map(str, labels)), sorted(str(v if text else float(v)) for v, _ in wanted), f"{what}: values of {name}")
        for value, label in wanted:
            same(begins(labels[value], label, 120), True, f"{what}: label of {value} of {name}: {labels[value]}")
        codes = {it["value"] for it in field.get("missingReasons", [])}
        if field["type"] in ("integer", "number", "string"):
            ranges = meta.missing_ranges.get(name, [])
            same({str(it["lo"] if text else int(it["lo"])) for it in ranges}, codes, f"{what}: missing of {name}")
        for place, row in enumerate(study.rows):
            at, reason = f"{what}: {name}, row {place}", study.reason(row, field)
            value, value_default = plain(frame[name][place]), plain(default[name][place])
            if reason:
                same(is_none(value_default), True, at)
                if field["type"] in ("integer", "number"):
                    same(value, float(study.code(field, reason)), at)
                elif text:
                    same(value, study.code(field, reason), at)
            else:
                expected = study.typed(field, row[field["name"]])
                if text and expected and not breaks:
                    expected = " ".join(expected.splitlines())
                if text and expected and expected in codes:
                    expected = f"'{expected}"
                found = None if is_none(value) else value
                if text:
                    found, expected = found or None, expected or None
                same(found, expected, at)
    # A set is called as SPSS takes it: it is known by its columns.
    sets = {tuple(columns[name]["name"] for name in it["variable_list"]): it for it in meta.mr_sets.values()}
    for it in study.schema["multipleResponse"]:
        same(tuple(it["fields"]) in sets, True, f"{what}: set {it['name']}")
        found = sets[tuple(it["fields"])]
        same((found["is_dichotomy"], int(found["counted_value"])), (True, 1), f"{what}: set")
        same(begins(found["label"], it["titles"][study.language], 120), True, f"{what}: label of a set: {found['label']}")


def check_dta(study, path):
    what = path.name
    frame, meta = pyreadstat.read_dta(str(path), user_missing=True)
    columns = spss_names(study, meta.column_names)
    for name, field in columns.items():
        label = meta.column_names_to_labels[name] or ""
        whole = one_line(field.get("title", ""))
        same(label == whole or (label.endswith("…") and len(label) <= 80 and whole.startswith(label[:-1])), True, f"{what}: label of {name}")
        if "categories" in field:
            labels = meta.variable_value_labels[name]
            wanted = {it["value"]: one_line(it["label"]) for it in field["categories"]}
            wanted |= {LETTERS[it["kind"]]: one_line(it["label"]) for it in field.get("missingReasons", [])}
            same(labels, wanted, f"{what}: labels of {name}")
        for place, row in enumerate(study.rows):
            at, reason = f"{what}: {name}, row {place}", study.reason(row, field)
            value = plain(frame[name][place])
            if field["type"] == "string":
                expected = study.code(field, reason) if reason else row[field["name"]] or ""
                if not reason and expected in {it["value"] for it in field.get("missingReasons", [])}:
                    expected = f"'{expected}"
                same(value, expected, at)
            elif reason:
                same(value, LETTERS[reason], at)
            else:
                same(None if is_none(value) else value, study.typed(field, row[field["name"]]), at)
    categories = pandas.read_stata(path)
    same(list(categories.columns), meta.column_names, f"{what}: pandas")
    same(len(categories), len(study.rows), f"{what}: pandas")
    stored = pandas.read_stata(path, convert_missing=True, convert_dates=False, convert_categoricals=False)
    for name, field in columns.items():
        for place, row in enumerate(study.rows):
            reason = study.reason(row, field)
            if field["type"] != "string" and row[field["name"]] is None:
                letter = "." + (LETTERS[reason] if reason else "")
                same(str(stored[name][place]), letter, f"{what}: pandas: {name}, row {place}")
    with pandas.read_stata(path, iterator=True) as reader:
        same(reader.data_label, study.package["title"], f"{what}: label")


def check_parquet(study, path):
    what = path.name
    table = pyarrow.parquet.read_table(path)
    metadata = pyarrow.parquet.read_schema(path).metadata
    same(json.loads(metadata[b"saual:schema"]), study.schema, f"{what}: schema")
    for field in study.fields:
        column = table.column(field["name"]).to_pylist()
        reasons = table.column(f"{field['name']}/missing").to_pylist() if "missingReasons" in field else None
        for place, row in enumerate(study.rows):
            at = f"{what}: {field['name']}, row {place}"
            value, expected = column[place], row[field["name"]]
            if field["type"] == "datetime":
                expected = datetime.datetime.fromisoformat(expected) if expected else None
            elif field["type"] in ("date", "time") or (field["type"] == "integer" and isinstance(value, int)):
                expected = study.typed(field, expected) if not isinstance(expected, bool) else expected
            same(value, expected, at)
            if reasons:
                same(reasons[place], study.reason(row, field), at)


def check_package(study, path):
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        report = frictionless.validate(str(pathlib.Path(folder) / "datapackage.json"))
        same(report.flatten(["type", "message"]), [], f"{path.name}: frictionless")
        resource = frictionless.Package(str(pathlib.Path(folder) / "datapackage.json")).get_resource("data")
        with resource:
            for place, (found, row) in enumerate(zip(resource.row_stream, study.rows)):
                for field in study.fields:
                    if field["type"] in ("integer", "number"):
                        value = found[field["name"]]
                        expected = study.typed(field, row[field["name"]])
                        same(value if value is None else float(value), expected if expected is None else float(expected), f"{path.name}: {field['name']}, row {place}")


def check_codebook(study, path):
    root = ET.parse(path).getroot()
    ddi, xml = "{ddi:codebook:2_5}", "{http://www.w3.org/XML/1998/namespace}lang"
    variables = root.findall(f".//{ddi}var")
    same(len(variables), len(study.fields), f"{path.name}: variables")
    for variable, field in zip(variables, study.fields):
        labels = {it.get(xml): it.text for it in variable.findall(f"{ddi}labl")}
        same(labels, field["titles"], f"{path.name}: labels")
        none = [it.get("VALUE") for it in variable.findall(f"{ddi}invalrng/{ddi}item")]
        same(none, [it["value"] for it in field.get("missingReasons", [])], f"{path.name}: missing")
        values = {it.find(f"{ddi}catValu").text: {x.get(xml): x.text for x in it.findall(f"{ddi}labl")} for it in variable.findall(f"{ddi}catgry")}
        wanted = {str(it["value"]): it["labels"] for it in field.get("categories", []) + field.get("missingReasons", [])}
        same(values, wanted, f"{path.name}: values of {field['name']}")
    groups = root.findall(f".//{ddi}varGrp")
    same([it.get("type") for it in groups], ["multipleResp"] * len(study.schema["multipleResponse"]), f"{path.name}: sets")
    ids = {it.get("ID"): it.get("name") for it in variables}
    same(all(member in ids for it in groups for member in it.get("var").split()), True, f"{path.name}: sets")


def run(command, folder, what):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    same(done.returncode, 0, f"{what}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
    return done.stdout + done.stderr


def check_pspp(study, folder):
    """PSPP reads the files without a word, shows what they say, and runs the script."""
    syntax = []
    for ending in ("sav", "zsav"):
        syntax += [f"GET FILE='{study.path(ending).name}'.", "DISPLAY DICTIONARY.", "MRSETS /DISPLAY NAME=ALL.", "FREQUENCIES region sex."]
    (folder / "display.sps").write_text("\n".join(syntax), "utf-8")
    shown = run(["pspp", "display.sps"], folder, "pspp")
    for word in ("warning", "error"):
        same(re.findall(rf"^.*{word}:.*$", shown, re.M), [], f"pspp: {word}")
    same("$reasons" in shown, True, "pspp: the set")
    for field in study.fields:
        for it in field.get("missingReasons", []):
            if field["name"] == "region":
                same(it["label"].split()[0] in shown, True, f"pspp: {it['label']}")
    script = study.path("sps").read_text("utf-8-sig")
    (folder / "script.sps").write_text(script + "\nSAVE OUTFILE='script.sav'.\n", "utf-8")
    said = run(["pspp", "script.sps"], folder, "pspp: the script")
    same(re.findall(r"^.*(?:warning|error):.*$", said, re.M), [], "pspp: the script")
    check_sav(study, folder / "script.sav", breaks=False)


def check_r(study, folder):
    """haven reads the files, and R runs the script."""
    program = f"""
    library(haven)
    rows <- {len(study.rows)}
    for (f in c("{study.path('sav').name}", "{study.path('zsav').name}")) {{
      d <- read_sav(f, user_na = TRUE)
      stopifnot(nrow(d) == rows, inherits(d$satisfaction, "haven_labelled_spss"))
      stopifnot(all(c(-7, -8, -9) %in% attr(d$satisfaction, "na_values")))
      stopifnot(inherits(read_sav(f)$born, "Date"), inherits(read_sav(f)$submission_submitted, "POSIXct"))
    }}
    d <- read_dta("{study.path('dta').name}")
    stopifnot(identical(na_tag(d$age), c(NA, "n", "d", "r", NA, NA)), inherits(d$born, "Date"))
    source("{study.path('R').name}", encoding = "UTF-8")
    stopifnot(identical(names(d)[3], "age"), is.numeric(d$age), identical(as.integer(why$age), c(NA, 1L, 2L, 3L, NA, NA)))
    stopifnot(is.factor(d$region), is.ordered(d$satisfaction), inherits(d$born, "Date"), d$born[1] == as.Date("1992-02-29"))
    stopifnot(format(d[[2]][2], "%Y-%m-%d %H:%M:%S") == "2026-03-02 05:00:00", as.numeric(d$woke[1]) == 24300)
    stopifnot(startsWith(d$story[6], "=1+1"), d$sex[6] == "-7", is.na(d$sex[2]), nlevels(d$region) == 2)
    """
    (folder / "check.R").write_text(program, "utf-8")
    run(["Rscript", "--vanilla", "check.R"], folder, "R")


def check_office(study, folder):
    """LibreOffice opens the CSV with as many rows and the same words."""
    source = study.path("csv").name
    values = "44,34,76,1"
    filters = [f"--infilter=CSV:{values}", "--convert-to", f"csv:Text - txt - csv (StarCalc):{values}", "--outdir", "out"]
    run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", *filters, source], folder, "LibreOffice")
    frame = pandas.read_csv(folder / "out" / source, dtype=str, keep_default_na=False)
    same(list(frame.columns), [field["name"] for field in study.fields], "LibreOffice: columns")
    same(len(frame), len(study.rows), "LibreOffice: rows")
    for place, row in enumerate(study.rows):
        reason = row[MISSING].get("story")
        found = frame["story"][place].lstrip("'")
        expected = " ".join(str(row["story"] or "").splitlines())
        same(found, "-7" if reason else expected, f"LibreOffice: row {place}")


def check_files(study):
    """What every study is written as."""
    check_sav(study, study.path("sav"))
    check_sav(study, study.path("zsav"))
    check_dta(study, study.path("dta"))
    check_parquet(study, study.path("parquet"))
    check_package(study, study.path("zip"))


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    programs = [("pspp", check_pspp), ("Rscript", check_r), ("soffice", check_office)]
    for language in ("kk", "ru", "en"):
        study = Study(folder, language)
        check_files(study)
        check_codebook(study, study.path("xml"))
        for program, check in programs:
            if program == "Rscript" and not shutil.which(program):
                continue
            with tempfile.TemporaryDirectory() as work:
                work = pathlib.Path(work)
                for file in folder.iterdir():
                    shutil.copy(file, work)
                check(study, work)
    print(f"{checks} checks of files by other programs")


if __name__ == "__main__":
    main()
