#!/usr/bin/env python3
"""Compiles the tables of this folder from a folder of source tables, whose shape README.md describes.

Usage: compile.py SOURCE [DESTINATION]

DESTINATION is the folder of this script unless it is given. An impossible value stops the script with its file, line,
column and reason, and nothing is written before every table has been checked. The same source yields the same bytes.
"""

import csv
import datetime
import hashlib
import io
import re
import sys
from collections import namedtuple
from pathlib import Path

# The biotech deals of these days were searched for in full; before and after them only what was found is listed.
DEAL_DAYS = {"first": "2023-12-22", "last": "2024-05-29"}
# A fund outside the catalogue, dated after its last session and in Morningstar's sectors, which are not GICS.
LEFT_OUT = "QQQM"
OWN_FOLDER = Path(__file__).resolve().parent
HAND_WRITTEN = "thesis.toml"
THESIS_ORIGIN = ("the project's own words; figures stated by ETF Trends, May 2024",
                 "MIT; stated figures are facts as published")

FACTS, REPORTED, PUBLIC = "facts as published; no open licence", "facts as reported", "public domain"
PRICE_ORIGINS = {"COMP": "Yahoo Finance; FRED NASDAQCOM", "VIX": "Cboe"}
HOLDINGS_ORIGIN = "iShares fund holdings"

GICS = ("Energy", "Materials", "Industrials", "Consumer Discretionary", "Consumer Staples", "Health Care", "Financials",
        "Information Technology", "Communication Services", "Utilities", "Real Estate")
SECTORS = GICS + ("Cash and/or Derivatives", "Unassigned", "Other")
FUND_SECTORS = {
    "XBI": "Health Care", "IBB": "Health Care", "XLV": "Health Care", "XLK": "Information Technology",
    "XLF": "Financials", "XLI": "Industrials", "XLY": "Consumer Discretionary", "XLP": "Consumer Staples",
    "XLE": "Energy", "XLB": "Materials", "XLU": "Utilities", "XLRE": "Real Estate", "XLC": "Communication Services"}
TENORS = "1M 3M 6M 1Y 2Y 3Y 5Y 7Y 10Y 20Y 30Y".split()
# The span of a table is taken from these columns.
DATES = ("date", "time", "announced", "as_of", "month", "first", "last", "peak", "trough")

# What a field must be, in words and as a predicate of its text.
Check = namedtuple("Check", "expected allows")
# A table, a check for each column, checks that are given a row and the one before it or None, and the rows to keep.
Table = namedtuple("Table", "file source columns origin terms checks keeps", defaults=(FACTS, (), lambda row: True))


class Impossible(Exception):
    """A table or a value that cannot be right."""


class Row(dict):
    """The fields of a row by column, as written, and where it stands."""

    def __init__(self, fields, file, line):
        super().__init__(fields)
        self.file, self.line = file, line

    def require(self, condition, column, expected):
        """Stops unless the condition holds."""
        if not condition:
            raise Impossible(f"{self.file}:{self.line}: {column}: expected {expected}, found {self[column]!r}")


def is_day(field, last_day=7):
    try:
        return re.fullmatch(r"\d{4}(-\d\d){2}", field) and datetime.date.fromisoformat(field).isoweekday() <= last_day
    except ValueError:
        return False


def number(expected, low, high=1e12):
    form = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    return Check(expected, lambda field: form.fullmatch(field) and low <= float(field) <= high)


def one_of(*words):
    return Check("one of " + ", ".join(words), lambda field: field in words)


def optional(check):
    return Check(check.expected + ", or nothing", lambda field: field == "" or check.allows(field))


TEXT = Check("some text", lambda field: field != "" and field == field.strip())
DAY = Check("a date as 2024-05-16", is_day)
WEEKDAY = Check("a weekday as 2024-05-16", lambda field: is_day(field, 5))
MONTH = Check("a month as 2024-05", lambda field: is_day(field + "-01"))
DATED = Check("a day, month or year", lambda field: any(is_day(field + end) for end in ("", "-01", "-01-01")))
TIME = Check("a time as 2019-12-18T09:30-05:00 or 2024-04-15T13:30Z", lambda field: is_day(field[:10], 5)
             and re.fullmatch(r"T([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)", field[10:]))
SYMBOL = Check("a symbol", re.compile(r"[A-Za-z0-9^=&][A-Za-z0-9.^=&-]{0,19}").fullmatch)
QUALITY = Check("exact, at-least or derived: how", re.compile(r"(exact|at-least|derived)(: .+)?").fullmatch)
COUNT = Check("a whole number", re.compile("[0-9]+").fullmatch)
INSIDE = Check("a path in the folder", lambda field: not {"..", "/"} & set(Path(field).parts))
POSITIVE = number("a number above zero", sys.float_info.min)
AMOUNT = number("a number of zero or more", 0)
RATE = number("a rate in percent, from -5 to 30", -5, 30)
WEIGHT = number("a weight in percent, from 0 to 100", 0, 100)


def ascending(*columns, ties=False):
    def check(row, previous):
        key, last = ([r[c] for c in columns] if r else [] for r in (row, previous))
        row.require(key > last or (ties and key == last), columns[0], "one after that of the row before")
    return check


def order(low, high, value=float):
    """The second value is not below the first, where both are given."""
    def check(row, previous):
        row.require(not row[low] or not row[high] or value(row[low]) <= value(row[high]), high, f"at least {row[low]}")
    return check


def first_of_month(row, previous):
    row.require(row["precision"] != "month" or row["announced"][8:] == "01", "announced", "the first day of a month")


BARS = dict.fromkeys(("open", "high", "low", "close"), optional(POSITIVE))
BAR = (order("low", "open"), order("low", "close"), order("open", "high"), order("close", "high"))
INSTRUMENT_KINDS = ("index", "etf", "fund", "share", "currency", "coin", "future")
CATALOGUE = {"symbol": SYMBOL, "name": TEXT, "kind": one_of(*INSTRUMENT_KINDS), "group": TEXT,
             "benchmark": optional(SYMBOL), "basis": one_of("price", "adjusted", "level")}
DAILY = {"date": WEEKDAY, "symbol": SYMBOL} | BARS | {"adjusted_close": optional(POSITIVE), "volume": optional(COUNT)}
HOLDINGS = {"ticker": TEXT, "name": TEXT, "sector": one_of(*SECTORS), "weight_percent": WEIGHT}
SHARES = {"price": AMOUNT, "shares": AMOUNT}
TABLES = [
    Table("rates/treasury-par-yields.csv", "treasury_par_yields.csv", {"date": WEEKDAY} | dict.fromkeys(
        TENORS, optional(RATE)), "U.S. Treasury via FRED", PUBLIC, (ascending("date"),)),
    Table("rates/effective-fed-funds.csv", "effective_fed_funds.csv", {"date": DAY, "rate": RATE},
          "Federal Reserve via FRED DFF", PUBLIC, (ascending("date"),)),
    Table("rates/fomc-decisions.csv", "fomc_decisions.csv", {
        "date": DAY, "kind": one_of("scheduled", "unscheduled"), "lower": RATE, "upper": RATE, "change": RATE,
        "source": TEXT}, "Federal Reserve; FRED DFEDTAR, DFEDTARL, DFEDTARU: named in each row", PUBLIC, (
            ascending("date"), order("lower", "upper"))),
    Table("rates/recessions.csv", "nber_recessions.csv", {"peak": MONTH, "trough": MONTH, "source": TEXT}, "NBER",
          "facts", (ascending("peak"), order("peak", "trough", str))),
    Table("funds/sector-weights.csv", "sector_weights.csv", {
        "fund": SYMBOL, "as_of": DATED, "sector": one_of(*SECTORS), "weight_percent": WEIGHT, "quality": QUALITY,
        "source": TEXT}, "fund holdings; ETF Trends; ainvest.com: named in each row, a derived share says so",
          keeps=lambda row: row["fund"] != LEFT_OUT),
    Table("deals.csv", "deals.csv", {
        "announced": DAY, "precision": one_of("day", "week", "month"), "acquirer": TEXT,
        "acquirer_ticker": optional(SYMBOL), "target": TEXT, "target_ticker": optional(SYMBOL),
        "kind": one_of("acquisition", "merger", "licence", "collaboration", "asset purchase"), "area": TEXT,
        "upfront_usd_millions": optional(POSITIVE), "maximum_usd_millions": optional(POSITIVE), "source": TEXT,
        "note": optional(TEXT)}, "the report cited in each row", REPORTED, (
            ascending("announced", ties=True), first_of_month, order("upfront_usd_millions", "maximum_usd_millions"))),
    Table("valuation/forward-pe-points.csv", "forward_pe_points.csv", {
        "date": DAY, "sp500": POSITIVE, "sp400": optional(POSITIVE), "sp600": POSITIVE, "measure": TEXT,
        "source": TEXT}, "Yardeni Research and FactSet, as cited in each row", REPORTED, (ascending("date"),)),
    Table("valuation/statements.csv", "valuation_statements.csv", {
        "as_of": DAY, "small_cap_discount_percent": AMOUNT, "average_premium_percent": optional(AMOUNT),
        "since": optional(COUNT), "measure": TEXT, "source": TEXT}, "as cited in each row", REPORTED),
    # The portfolios are formed each July and kept until the next.
    Table("valuation/size-book-to-market.csv", "size_book_to_market.csv", {"month": MONTH} | dict.fromkeys((
        f"bm_june_q{n}" for n in range(1, 6)), POSITIVE), "K. French data library",
          "facts as published; copyright E. Fama and K. French", (ascending("month"),),
          lambda row: row["month"].endswith("-07")),
    Table("intraday/minute-2019-12.csv", "intraday/minute-2019-12.csv", {"time": TIME, "symbol": SYMBOL} | BARS | {
        "volume": optional(COUNT)}, "Yahoo Finance", FACTS, (ascending("time", "symbol"), *BAR)),
    Table("intraday/hourly-2024-spring.csv", "intraday/hourly-2024-spring.csv", {
        "time": TIME, "symbol": SYMBOL} | BARS, "Yahoo Finance", FACTS, (ascending("time", "symbol"), *BAR)),
]


def read(folder, file, columns, checks=(), keeps=lambda row: True):
    """The rows of a table, each checked against the columns and the row before it. Other columns are allowed."""
    try:
        reader = csv.reader(io.StringIO((folder / file).read_text(encoding="utf-8"), newline=""), strict=True)
        (_, names), *lines = [(reader.line_num, fields) for fields in reader] or [(1, [])]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Impossible(f"{file}: {error}") from error
    for column in columns:
        if names.count(column) != 1:
            raise Impossible(f"{file}:1: {column}: expected one column of this name, found {names.count(column)}")
    for line, fields in lines:
        if len(fields) != len(names):
            raise Impossible(f"{file}:{line}: expected {len(names)} fields, found {len(fields)}")
    rows = [row for row in (Row(zip(names, fields), file, line) for line, fields in lines) if keeps(row)]
    for previous, row in zip([None, *rows], rows):
        for column, check in columns.items():
            row.require(check.allows(row[column]), column, check.expected)
        for check in checks:
            check(row, previous)
    if not rows:
        raise Impossible(f"{file}: expected rows, found none")
    return rows


def instruments(source):
    """The catalogue, with the sector of each sector fund."""
    rows = read(source, "instruments.csv", CATALOGUE)
    symbols = [row["symbol"] for row in rows]
    for row in rows:
        row.require(symbols.count(row["symbol"]) == 1, "symbol", "a symbol that is listed once")
        row.require(row["benchmark"] in ["", *symbols], "benchmark", "a symbol that is listed")
        row["sector"] = FUND_SECTORS.get(row["symbol"], "")
    return rows


def prices(source, catalogue):
    """The sessions of each instrument: a table of its own, in the order of the catalogue."""
    sessions = {row["symbol"]: [] for row in catalogue}
    funds = {row["symbol"] for row in catalogue if row["basis"] == "adjusted"}
    for row in read(source, "daily.csv", DAILY, BAR):
        row.require(row["symbol"] in sessions, "symbol", "a symbol of the catalogue")
        own, is_fund = sessions[row["symbol"]], row["symbol"] in funds
        ascending("date")(row, own[-1] if own else None)
        row.require(row["close"] or (is_fund and row["adjusted_close"]), "close", "a close")
        for column in () if is_fund else ("adjusted_close", "volume"):
            row.require(row[column] == "", column, "nothing for an index")
        own.append(row)
    for name, rows in sessions.items():
        if not rows:
            raise Impossible(f"daily.csv: expected sessions of {name}, found none")
        columns = ["date", *BARS] + (["adjusted_close", "volume"] if name in funds else [])
        yield f"prices/{name}.csv", columns, rows, PRICE_ORIGINS.get(name, "Yahoo Finance"), FACTS


def holdings(source):
    """The holdings of each fund and date, in files named for both."""
    for path in sorted(path for path in (source / "holdings").iterdir() if not path.name.startswith(LEFT_OUT)):
        fund, _, as_of = path.stem.partition("-")
        if not (SYMBOL.allows(fund) and DATED.allows(as_of)):
            raise Impossible(f"holdings/{path.name}: expected a name as IWM-2024-09-27.csv")
        header = path.read_bytes().partition(b"\n")[0]
        columns = HOLDINGS | (SHARES if b"shares" in header else {})
        rows = read(source, f"holdings/{path.name}", columns)
        rows[0]["as_of"] = as_of
        total = sum(float(row["weight_percent"]) for row in rows)
        rows[-1].require(90 < total < 101, "weight_percent", f"a total near 100 and not {total:.2f}")
        yield f"funds/holdings-{path.stem}.csv", list(columns), rows, HOLDINGS_ORIGIN, FACTS


def compiled(source):
    """All tables in the order of the manifest: file, columns, rows, origin, terms."""
    catalogue = instruments(source)
    yield "instruments.csv", [*CATALOGUE, "sector"], catalogue, "names and groups compiled for this project", "facts"
    yield from prices(source, catalogue)
    for table in TABLES:
        rows = read(source, table.source, table.columns, table.checks, table.keeps)
        yield table.file, list(table.columns), rows, table.origin, table.terms
        if table.file == "funds/sector-weights.csv":
            yield from holdings(source)
        if table.file == "deals.csv":
            yield "deal-days.csv", list(DEAL_DAYS), [DEAL_DAYS], "the search for the deals of deals.csv", "facts"


def comma_separated(columns, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns] + [[row[column] for column in columns] for row in rows])
    return out.getvalue().encode()


def listed(file, content, count, dates, origin, terms):
    """The entry of a file in the manifest. Its span is as precise as its first and last date."""
    ordered = sorted(dates, key=lambda date: (date + "-01-01")[:10]) or [""]
    return {"file": file, "rows": count, "first": ordered[0], "last": ordered[-1], "source": origin, "terms": terms,
            "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def compile_folder(source, destination):
    """Writes the tables and the manifest, and removes the tables that only the manifest before lists."""
    files, manifest = {}, []
    for file, columns, rows, origin, terms in compiled(source):
        files[file] = comma_separated(columns, rows)
        dates = [row[column][:10] for row in rows for column in DATES if column in row]
        manifest.append(listed(file, files[file], len(rows), dates, origin, terms))
    here = destination if (destination / HAND_WRITTEN).exists() else OWN_FOLDER
    files[HAND_WRITTEN] = (here / HAND_WRITTEN).read_bytes()
    heads = sum(line.startswith(b"[[") for line in files[HAND_WRITTEN].splitlines())
    manifest.append(listed(HAND_WRITTEN, files[HAND_WRITTEN], heads, [], *THESIS_ORIGIN))
    if (destination / "manifest.csv").exists():
        for file in {row["file"] for row in read(destination, "manifest.csv", {"file": INSIDE})} - set(files):
            (destination / file).unlink(missing_ok=True)
    files["manifest.csv"] = comma_separated(list(manifest[0]), manifest)
    for file, content in files.items():
        (destination / file).parent.mkdir(parents=True, exist_ok=True)
        (destination / file).write_bytes(content)
    return f"{len(manifest)} files with {sum(map(len, files.values())):,} bytes"


def main(arguments):
    if len(arguments) not in (1, 2) or arguments[0].startswith("-"):
        sys.exit(__doc__)
    destination = Path(arguments[1]) if len(arguments) == 2 else OWN_FOLDER
    try:
        print(compile_folder(Path(arguments[0]), destination))
    except (Impossible, OSError) as error:
        sys.exit(f"compile.py: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
