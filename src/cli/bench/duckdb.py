"""Counts the tables of `saual bench` by DuckDB: columns and pairs come in, milliseconds go out as JSON.

Sets of choices are numbers, a bit a choice, so that DuckDB groups by them as by any other column: the
quickest way there is to ask it for a table of multiple choices.
"""

import json
import sys
import time

try:
    import duckdb
except ImportError:
    sys.exit(3)

asked = json.load(sys.stdin)
con = duckdb.connect()
con.execute(f"SET threads = {asked['threads']}")
types = ", ".join(f"'{column['name']}': '{column['type']}'" for column in asked["columns"])
con.execute(f"CREATE TABLE r AS SELECT * FROM read_csv(?, header = true, columns = {{{types}}})", [asked["path"]])


def quickest(query):
    took = []
    for _ in range(asked["times"]):
        begun = time.perf_counter()
        con.execute(query).fetchall()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took)


def alone(column):
    name = column["name"]
    if column["number"]:
        return f"SELECT count({name}), avg({name}), stddev_samp({name}), median({name}), min({name}), max({name}) FROM r"
    return f"SELECT {name}, count(*) FROM r GROUP BY ALL"


pairs = [quickest(f"SELECT {rows}, {by}, count(*) FROM r GROUP BY ALL") for rows, by in asked["pairs"]]
json.dump(
    {
        "rows": con.execute("SELECT count(*) FROM r").fetchone()[0],
        "alone": sum(quickest(alone(column)) for column in asked["columns"]),
        "pairs": sum(pairs),
        "slowest": max(pairs),
    },
    sys.stdout,
)
