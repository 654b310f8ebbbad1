"""Writes files of SPSS by other programs: pyreadstat (`foreign.sav`) and PSPP (`cyrillic.sav`).

    foreign.py FOLDER
"""

import pathlib
import subprocess
import sys

import pandas
import pyreadstat

SYNTAX = """
SET LOCALE='windows-1251'.
DATA LIST LIST /id (F4.0) region (F2.0) word (A12) born (EDATE10).
BEGIN DATA
1 1 "село" 29.02.1992
2 99 "город" 31.12.1999
3 2 "" .
END DATA.
VARIABLE LABELS region 'Регион' /word 'Где живёте'.
VALUE LABELS region 1 'город Алматы' 2 'Туркестанская область' 99 'нет ответа' /word 'село' 'Село'.
MISSING VALUES region (90 THRU 99).
VARIABLE LEVEL region (NOMINAL) id (SCALE).
VARIABLE ATTRIBUTE VARIABLES=region ATTRIBUTE=Source('паспорт').
MRSETS /MCGROUP NAME=$both LABEL='Оба' VARIABLES=id region.
SAVE OUTFILE='cyrillic.sav' /COMPRESSED.
"""


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    frame = pandas.DataFrame(
        {
            "саны": [1.5, None, -9.0],
            "long": ["қ" * 300, "", "b"],
            "day": pandas.to_datetime(["1992-02-29", None, "2026-01-01"]).date,
        }
    )
    pyreadstat.write_sav(
        frame,
        str(folder / "foreign.sav"),
        file_label="Сынақ",
        column_labels=["Саны", "Ұзын сөз", "Күні"],
        variable_value_labels={"саны": {-9.0: "Бас тартты"}},
        missing_ranges={"саны": [-9.0]},
        variable_measure={"саны": "scale"},
        row_compress=True,
    )
    subprocess.run(["pspp", "-o", "/dev/null", "-"], input=SYNTAX, text=True, encoding="utf-8", cwd=folder, check=True)


if __name__ == "__main__":
    main()
