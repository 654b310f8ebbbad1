"""Reads the files that Saual wrote of a study with the programs that researchers use.

    live.py FOLDER    the folder that the integration tests wrote (SAUAL_DATASETS=FOLDER)

As check.py, of a study as people have it: what is true is said by the JSON lines and by the package.
"""

import json
import pathlib
import re
import shutil
import sys
import tempfile
import zipfile

import pandas

import check
from check import Study, run, same

STUDY = "diploma-to-village"


class Live(Study):
    """What is true of the study in one language."""

    def __init__(self, folder, language):
        self.folder, self.language = folder, language
        self.stem = f"{STUDY}-{language}"
        with zipfile.ZipFile(folder / f"{self.stem}.zip") as archive:
            self.package = json.loads(archive.read("datapackage.json"))
        self.schema = self.package["resources"][0]["schema"]
        self.fields = self.schema["fields"]
        text = (folder / f"{STUDY}.jsonl").read_text("utf-8")
        self.rows = [json.loads(line) for line in text.splitlines()]


def check_scripts(study, folder):
    """PSPP reads the files and runs the script, without a word; R runs its own."""
    files = [study.path("sav"), study.path("zsav"), folder / f"{STUDY}.sav"]
    syntax = [f"GET FILE='{file}'.\nMRSETS /DISPLAY NAME=ALL.\nFREQUENCIES gender." for file in files]
    script = (folder / f"{STUDY}.sps").read_text("utf-8-sig")
    syntax.append(script + "\nSAVE OUTFILE='script.sav'.\n")
    (folder / "all.sps").write_text("\n".join(syntax), "utf-8")
    said = run(["pspp", "all.sps"], folder, "pspp")
    same(re.findall(r"^.*(?:warning|error):.*$", said, re.M), [], "pspp")
    same("$reasons" in said, True, "pspp: the set")
    check.check_sav(study, folder / "script.sav", breaks=False)
    if not shutil.which("Rscript"):
        return
    program = f"""
    library(haven)
    for (f in c("{study.path('sav')}", "{study.path('zsav')}")) {{
      d <- read_sav(f, user_na = TRUE)
      stopifnot(nrow(d) == {len(study.rows)}, inherits(d$gender, "haven_labelled"))
    }}
    stopifnot(nrow(read_dta("{study.path('dta')}")) == {len(study.rows)})
    source("{STUDY}.R", encoding = "UTF-8")
    stopifnot(nrow(d) == {len(study.rows)}, ncol(d) == {len(study.fields)}, is.factor(d$gender), is.numeric(d$age))
    """
    (folder / "all.R").write_text(program, "utf-8")
    run(["Rscript", "--vanilla", "all.R"], folder, "R")


def check_office(study, folder):
    """LibreOffice opens the workbook, both its sheets, and the codebook for Word."""
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office"]
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    run([*office, "--convert-to", sheets, "--outdir", "out", str(study.path("xlsx"))], folder, "LibreOffice")
    data, codebook = None, None
    for file in (folder / "out").glob("*.csv"):
        frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
        if frame.columns[0] == "submission/id":
            data = frame
        else:
            codebook = frame
    same((len(data), data.columns[0]), (len(study.rows), "submission/id"), "LibreOffice: the data")
    same(set(codebook.iloc[:, 0]), {field["name"] for field in study.fields}, "LibreOffice: the codebook")
    ages = [value for value in data["age"] if value and float(value) >= 0]
    same(sorted(map(float, ages)), sorted(float(row["age"]) for row in study.rows if row["age"] is not None), "LibreOffice: ages")
    word = folder / f"{STUDY}.codebook.docx"
    run([*office, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", "out", str(word)], folder, "LibreOffice")
    text = (folder / "out" / f"{STUDY}.codebook.txt").read_text("utf-8-sig")
    for field in study.fields:
        same(field["name"] in text, True, f"LibreOffice: {field['name']} in the codebook")


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    for language in ("kk", "ru", "en"):
        study = Live(folder, language)
        check.check_files(study)
        with tempfile.TemporaryDirectory() as work:
            work = pathlib.Path(work)
            with zipfile.ZipFile(study.path("zip")) as archive:
                archive.extractall(work)
            check.check_codebook(study, work / f"{STUDY}.ddi.xml")
            check.check_sav(study, work / f"{STUDY}.sav")
            check_scripts(study, work)
            if language == "kk":
                check_office(study, work)
    print(f"{check.checks} checks of a study's files by other programs")


if __name__ == "__main__":
    main()
