import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ImportRowsTests {
    @Test("a close survives a bad open, high or low, and a future may close below zero")
    func closeSurvives() throws {
        let text =
            "Date,Open,High,Low,Close,Volume\n2020-04-20,18,18,-40,-37.63,5\n2020-04-22,x,14,9,13,5\n"
            + "2020-04-23,0,0,0,15,0\n2020-04-24,15,9,17,16,-5\n"
        let file = try ImportTrial.read(text, as: "CL=F")
        #expect(
            ImportTrial.lines(file, "CL=F") == [
                "2020-04-20 18 18 -40 -37.63 5", "2020-04-22 - 14 9 13 5", "2020-04-23 - - - 15 0",
                "2020-04-24 15 - - 16 -",
            ])
        #expect(file.errors.map(\.line) == [3, 5, 5])
        let share = try ImportTrial.read(text, as: "SPX")
        #expect(ImportTrial.bars(share, "SPX").map(\.close) == [13, 15, 16])
    }

    @Test("a repeated date is reported, and with two different closes the file is refused")
    func twice() throws {
        let same = try ImportTrial.read(
            "Date,Close,Volume\n2025-10-01,100,5\n2025-10-02,101,5\n2025-10-01,100,6\n", as: "ZZZ")
        #expect(ImportTrial.lines(same, "ZZZ").first == "2025-10-01 - - - 100 6")
        #expect(same.notes.contains("2025-10-01 appears twice, in lines 2 and 4: the later row is used"))
        #expect(
            ImportTrial.refusal("Date,Close\n2025-10-01,100\n2025-10-02,101\n01.10.2025,103\n")
                == "download.csv, line 4: expected one close for 2025-10-01, as “100” in line 2, found “103”")
    }

    @Test("rows without a close are counted, and so are dividends")
    func counted() throws {
        let file = try ImportTrial.read(
            "Date,Open,Close,Volume\n2025-10-01,1,100,5\n2025-10-02,null,null,null\n2025-10-03,-,-,-\n2025-10-03,0.41 Dividend,,\n"
                + "2025-10-06,2:1 Stock Splits,,\n", as: "ZZZ")
        #expect(
            file.errors == [] && file.notes.suffix(2) == ["2 rows without a close", "2 rows of dividends or splits"])
    }

    @Test(
        "a last line that is cut off is reported, and not imported",
        arguments: ["2025-10-02,1", "2025-10-02", "2025-10-02,", "2025-1", "2025-10-02,10"])
    func cut(line: String) throws {
        let file = try ImportTrial.read("Date,Close\n2025-10-01,100.25\n\(line)", as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [100.25])
        #expect(file.errors.count == 1 && file.errors.first?.line == 3)
    }

    @Test("a complete last line counts without a line end too")
    func complete() throws {
        let file = try ImportTrial.read("Date,Close\n2025-10-01,100.25\n2025-10-02,101", as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [100.25, 101] && file.errors == [])
    }

    @Test("days after tomorrow and days without a session are left out if the time of reading is known")
    func days() throws {
        let now = Timestamp(Fixture.day("2025-11-28"), hour: 12, minute: 0)
        let file = try ImportTrial.read(
            "Date,Close\n2025-10-01,240\n2025-10-04,241\n9999-12-31,242\n2025-10-02,1e308\n", "IWM.csv", now: now)
        #expect(ImportTrial.bars(file, "IWM").map(\.close) == [240] && file.errors.map(\.line) == [3, 4, 5])
    }

    @Test("a file cut off at any byte yields no price that is not in the complete one", arguments: ["\n", "\r\n"])
    func truncation(lineEnd: String) throws {
        let text =
            "Date,Open,High,Low,Close\n2025-10-01,99.25,101.25,98.25,100.25\n2025-10-02,100.25,152.25,99.25,151.25\n"
        let bytes = Array(text.replacing("\n", with: lineEnd).utf8)
        for count in bytes.indices {
            guard let file = try? ImportTrial.read(Array(bytes[..<count]), as: "ZZZ") else { continue }
            for bar in ImportTrial.bars(file, "ZZZ") {
                let complete = bar.day == Fixture.day("2025-10-01") ? 100.25 : 151.25
                // Only decimals may be missing at the end.
                #expect((bar.close - complete).magnitude < 2)
            }
        }
    }

    @Test("bytes changed at random neither crash nor hang", arguments: 0..<60)
    func noise(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let layouts = PriceLayoutTests.full
        var bytes = Array(layouts[Int(seed) % layouts.count].text.utf8)
        for _ in 0..<8 {
            let index = Int.random(in: 0..<bytes.count, using: &random)
            bytes[index] = [0, 0x22, 0x2C, 0x3B, 0x0A, 0x2D, 0x39, 0xFF, 0x80].randomElement(using: &random) ?? 0
        }
        let file = try? ImportTrial.read(bytes, as: "ZZZ")
        #expect(file?.updates.isEmpty != true)
    }

    @Test(
        "hostile numbers and dates are errors",
        arguments: [
            "time,close\n9999999999999999999,1\n",
            "time,close\n999999999999999999,1\n",
            "Date,Close\n2025-10-01,1e999\n", "Date,Close\n2025-10-01,99999999999999999999999999999\n",
            "Date,Close\n99999999999/99999999999/9999,1\n", "Date,Close\n0000-00-00,1\n",

            "Price,Close\nTicker,A\nDate,\n", "Price\nTicker\nDate\n", "Price,Close\nTicker\nDate,\n",
            ",,\n,,\nDate,,\n",
            "sep=;", "sep=;\n", "sep=\u{1F600}\nDate,Close\n", "\u{FEFF}", "Date,Close\n,\n", "Date,Close\n\"\n",
        ])
    func hostile(text: String) {
        #expect(throws: FeedError.self) { try ImportTrial.read(text, as: "ZZZ") }
    }

    @Test(
        "a session with a missing or bad close is kept without one, and one that has not closed yet is left out",
        arguments: [
            ("2025-09-25,6604\n2025-09-26,1e300\n2025-09-29,6661\n", ["2025-09-26"]),
            ("2025-09-25,6604\n2025-09-26,null\n2025-09-29,6661\n", ["2025-09-26"]),
            ("2025-09-25,6604\n2025-09-26,\n2025-09-26,6650\n2025-09-29,6661\n", []),
            ("2025-09-25,6604\n2025-09-26,6650\n2025-09-29,null\n", []),
            ("2025-09-25,6604\n2025-09-27,null\n2025-09-29,6661\n", []),
        ])
    func gaps(rows: String, gaps: [String]) throws {
        let now = Timestamp(Day(number: 20_785), hour: 19, minute: 0)
        for head in ["Date,Close\n", "observation_date,SP500\n"] where !(head.hasPrefix("obs") && rows.contains("null"))
        {
            let file = try ImportTrial.read(head + rows, as: "SPX", now: now)
            let series = file.updates.compactMap { if case .series(_, let series) = $0 { series } else { nil } }
            let found = series.first?.barsAndGaps.filter { !$0.hasClose }.map(\.day.description)
            if head.hasPrefix("Date") || !gaps.isEmpty { #expect(found == gaps) }
        }
    }

    @Test(
        "weekly and monthly prices are refused, also with the running period at the end",
        arguments: [
            ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01", "2025-06-24"],
            ["2025-01-02", "2025-02-03", "2025-03-03", "2025-04-01", "2025-05-01"],
            ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"],
            ["2025-01-06", "2025-01-13", "2025-01-20", "2025-01-27", "2025-01-29"],
        ])
    func periods(days: [String]) {
        let text = "Date,Close\n" + days.enumerated().map { "\($1),\(100 + $0)\n" }.joined()
        #expect(ImportTrial.refusal(text)?.contains("expected daily prices") == true)
    }

    @Test("a fund with a dividend in its name has prices as others do")
    func dividendName() throws {
        let text = "Date,Ticker,Security,Close\n2025-10-01,SCHD,Schwab US Dividend Equity ETF,27.1\n"
        #expect(ImportTrial.lines(try ImportTrial.read(text, as: "SCHD"), "SCHD") == ["2025-10-01 - - - 27.1 -"])
    }

    @Test("rows with Stooq's own symbol match it as well as the plain one", arguments: ["SPY.US", "SPY"])
    func stooq(symbol: Symbol) throws {
        let text =
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\nSPY.US,D,20250924,000000,1,2,1,2,5\n"
        #expect(ImportTrial.lines(try ImportTrial.read(text, as: symbol), symbol).count == 1)
    }

    @Test("with dates written with points, a point before three digits may separate thousands")
    func points() throws {
        let refusal = ImportTrial.refusal("Date;Close\n01.10.2025;1.234\n02.10.2025;1.239\n")
        #expect(refusal?.contains("whether a point separates thousands or decimals") == true)
        #expect(throws: Never.self) {
            try ImportTrial.read("Date;Close\n01.10.2025;1.23\n02.10.2025;1.239\n", as: "ZZZ")
        }
        #expect(throws: Never.self) { try ImportTrial.read("Date,Close\n2025.10.01,151.234\n", as: "ZZZ") }
    }

    @Test("other JSON is distinguished from Invesco's, and a symbol that is not a valid file name is refused")
    func others() {
        #expect(ImportTrial.refusal("{\"Meta Data\": {}}")?.contains("Invesco's JSON") == true)
        #expect(ImportTrial.refusal("[{\"a\": 1}]")?.contains("Invesco's JSON") == true)
        #expect(
            ImportTrial.refusal("Date,Close\n2025-10-01,1\n", as: "../../E")?.contains("a symbol of letters") == true)
        #expect(throws: Never.self) { try ImportTrial.read("Date,Close\n2025-10-01,1\n", as: "M&M.NS") }
    }
}
