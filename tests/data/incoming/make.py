"""Writes the same three responses as other programs do, beside this file: pyreadstat (`spss.sav`,
`spss.zsav`), PSPP (`pspp.sav`), LibreOffice (`calc.xlsx`), Excel's “Unicode text” (`unicode.txt`) and its CSV
in Russian Windows (`windows.csv`).

Needs the packages of ../dataset/requirements.txt, pspp and libreoffice-calc.
"""

import pathlib
import shutil
import subprocess
import tempfile

import pandas
import pyreadstat

HERE = pathlib.Path(__file__).resolve().parent

SYNTAX = """
SET LOCALE='windows-1251'.
DATA LIST LIST /id (A3) region (F2.0) age (F3.0) money (F1.0) home (F1.0) pay (F10.2) born (EDATE10) words (A20).
BEGIN DATA
"r1" 1 25 1 0 1234.50 29.02.1992 "село"
"r2" 2 31 1 1 . 31.12.1999 ""
"r3" 99 40 0 1 700.00 . "город"
END DATA.
VARIABLE LABELS region 'Ваш регион?' /age 'Сколько вам лет?' /money 'Деньги' /home 'Дом'
  /pay 'Ваша зарплата?' /born 'Когда вы родились?' /words 'Что вы думаете?'.
VALUE LABELS region 1 'город Алматы' 2 'Туркестанская область' 99 'Отказ от ответа'.
MISSING VALUES region (99).
MRSETS /MDGROUP NAME=$reasons LABEL='Почему?' VARIABLES=money home VALUE=1.
SAVE OUTFILE='pspp.sav' /COMPRESSED.
"""

SHEET = """id,Өңіріңіз?,age,reasons,pay,born,words
r1,Алматы қаласы,25,Ақша,1234.5,1992-02-29,село
r2,Түркістан облысы,31,Ақша; Үй,,1999-12-31,
r3,Жауап беруден бас тартты,40,Үй,700,,город
"""

WINDOWS = """id;region;age;reasons;pay;born;words
r1;город Алматы;25;Деньги;1 234,5;29.02.1992;село
r2;Туркестанская область;31;Деньги, Дом;;31.12.1999;
r3;Отказ от ответа;40;Дом;700;;город
"""


def spss():
    frame = pandas.DataFrame(
        {
            "id": ["r1", "r2", "r3"],
            "region": [1.0, 2.0, 99.0],
            "age": [25.0, 31.0, 40.0],
            "reasons_money": [1.0, 1.0, 0.0],
            "reasons_home": [0.0, 1.0, 1.0],
            "pay": [1234.5, None, 700.0],
            "born": pandas.to_datetime(["1992-02-29", "1999-12-31", None]).date,
            "words": ["село", "", "город"],
        }
    )
    labels = {"region": {1: "Алматы қаласы", 2: "Түркістан облысы", 99: "Жауап беруден бас тартты"}}
    missing = {"region": [99]}
    for name, compress in [("spss.sav", False), ("spss.zsav", True)]:
        pyreadstat.write_sav(
            frame, HERE / name, compress=compress, variable_value_labels=labels, missing_ranges=missing
        )


def main():
    spss()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "pspp.sps").write_text(SYNTAX, "utf-8")
        subprocess.run(["pspp", "-O", "format=txt", "pspp.sps"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        shutil.copy(folder / "pspp.sav", HERE)
        (folder / "calc.csv").write_text(SHEET, "utf-8")
        # Text in UTF-8, a comma between cells, dates as dates.
        how = "--infilter=CSV:44,34,76,1,,1033,false,true"
        convert = ["soffice", "--headless", how, "--convert-to", "xlsx", "calc.csv"]
        subprocess.run(convert, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        shutil.copy(folder / "calc.xlsx", HERE)
    (HERE / "windows.csv").write_bytes(WINDOWS.replace("\n", "\r\n").encode("cp1251"))
    tabs = SHEET.replace(",", "\t").replace("\n", "\r\n")
    (HERE / "unicode.txt").write_bytes(tabs.encode("utf-16"))


main()
