"""Reads the files of a study with three hundred long Kazakh names and labels, as check.py does.

    wide.py FOLDER    the folder that the integration tests wrote (SAUAL_DATASETS=FOLDER)
"""

import pathlib
import re
import sys
import tempfile
import zipfile

import pandas
import pyreadstat

import check
from check import Study, same


def names(study, ending, most):
    """What a package calls each column: names that it takes, and no two alike."""
    read = pyreadstat.read_sav if ending == "sav" else pyreadstat.read_dta
    _, meta = read(str(study.path(ending)), metadataonly=True)
    found = meta.column_names
    same(len({name.lower() for name in found}), len(study.fields), f"{study.path(ending).name}: apart")
    same([name for name in found if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", name) or len(name) > most], [], "names")
    return dict(zip((field["name"] for field in study.fields), found))


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    for language in ("kk", "ru", "en"):
        study = Study(folder, language, "wide")
        same(len(study.fields) > 300, True, "columns")
        check.check_files(study)
        with tempfile.TemporaryDirectory() as work:
            with zipfile.ZipFile(study.path("zip")) as archive:
                archive.extractall(work)
            check.check_codebook(study, pathlib.Path(work) / "wide.ddi.xml")
    study, later = Study(folder, "kk", "wide"), Study(folder, "kk", "later")
    frame = pandas.read_csv(study.path("csv"), dtype=str, encoding="utf-8-sig")
    same(list(frame.columns), [field["name"] for field in study.fields], "wide-kk.csv: columns")
    same(len(later.fields) > len(study.fields), True, "later: columns")
    for ending, most in (("sav", 64), ("dta", 32)):
        before, after = names(study, ending, most), names(later, ending, most)
        same({own: after.get(own) for own in before}, before, f"{ending}: names stay")
    print(f"{check.checks} checks of a wide study's files by other programs")


if __name__ == "__main__":
    main()
