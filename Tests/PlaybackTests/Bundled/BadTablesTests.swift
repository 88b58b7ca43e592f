import Formats
import Foundation
import Model
import Playback
import TestSupport
import Testing

/// Loads a copy of the bundled tables with errors in it: the rest still loads, and the status reports the error.
struct BadTablesTests {
    let copy: TemporaryFolder

    init() throws {
        copy = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: Repository.data) {
            try FileManager.default.copyItem(atPath: "\(Repository.data)/\(name)", toPath: "\(copy.path)/\(name)")
        }
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(Repository.data)/\(file)", encoding: .utf8)
    }

    private func load() throws -> (market: Market, errors: [FeedError]) {
        BundledTables(try DataFolder(copy.path)).firstStage()
    }

    @Test("a missing table leaves its instrument without sessions")
    func missing() throws {
        try FileManager.default.removeItem(atPath: copy.path + "/prices/IWM.csv")
        let (market, errors) = try load()
        #expect(
            errors == [FeedError("prices/IWM.csv", expected: "a readable file", found: "No such file or directory")])
        #expect(market["IWM"]?.series.isEmpty == true)
        #expect(market["IJR"]?.series.count == 5442)
        #expect(market.sources.first?.state == .partial)
        #expect(
            market.sources.first?.reason
                == "prices/IWM.csv: expected a readable file, found “No such file or directory”")
    }

    @Test("a bad row is skipped, and the status reports its line and column")
    func badRow() throws {
        try copy.write(
            text("prices/IWM.csv").replacing("2021-04-05,", with: "2021-04-05,twelve,1,1,1,1,1\n2021-04-05,"),
            to: "prices/IWM.csv")
        let (market, errors) = try load()
        #expect(market["IWM"]?.series.count == 6597)
        #expect(
            errors.first?.description == "prices/IWM.csv, line 5247, column 2 (open): expected a number, found “twelve”"
        )
        #expect(market.sources.first?.reason?.hasSuffix("(and 2 more)") == true)
    }

    @Test("a table that lacks a required column is left out, and the others load")
    func badFile() throws {
        try copy.write(
            text("rates/effective-fed-funds.csv").replacing("rate", with: "rat"), to: "rates/effective-fed-funds.csv")
        let (market, errors) = try load()
        #expect(market.rates.policy.isEmpty && market.rates[.tenYears].count > 6000)
        #expect(
            errors.map(\.description) == [
                "rates/effective-fed-funds.csv, line 1: expected a column “rate”, found “date,rat”"
            ])
    }

    @Test("unordered rows are sorted, and a repeated date is reported")
    func disorder() throws {
        let head = "date,close,volume\n"
        try copy.write(head + "2024-05-16,3,\n2024-05-14,1,\n2024-05-15,2,\n2024-05-14,7,\n", to: "prices/IWM.csv")
        let (market, errors) = try load()
        let series = try #require(market["IWM"]?.series)
        #expect(series.closes(0..<series.count) == [7, 2, 3])
        #expect(errors.first?.description == "prices/IWM.csv: expected one row for 2024-05-14, found “2”")
    }

    @Test("a close survives a high below the low and a price below zero; a close of zero is a session without a close")
    func impossible() throws {
        try copy.write(
            "date,open,high,low,close\n2024-05-14,1,1,1,0\n2024-05-15,1,1,2,1\n2024-05-16,1,2,-1,1\n2024-05-17,1,2,1,2\n",
            to: "prices/IWM.csv")
        let (market, errors) = try load()
        let series = try #require(market["IWM"]?.series)
        #expect(series.closes(0..<series.count) == [1, 1, 2])
        #expect(series[0].high == nil && series[0].low == nil && series[0].open == 1)
        #expect(series[1].high == 2 && series[1].low == nil)
        #expect(errors.map(\.column?.name).prefix(3) == ["close", "high", "low"])
    }

    @Test("no daily change is shown across a session without a close, and longer windows count the session")
    func gap() throws {
        try copy.write(
            "date,close\n2024-05-13,100\n2024-05-14,101\n2024-05-15,1e308\n2024-05-16,103\n", to: "prices/IWM.csv")
        let (market, errors) = try load()
        let series = try #require(market["IWM"]?.series)
        #expect(series.daysWithoutClose.map(\.description) == ["2024-05-15"])
        #expect(series.change(over: .day) == nil)
        #expect(
            errors.first?.description
                == "prices/IWM.csv, line 4, column 2 (close): expected a price of at most a trillion, found “1e308”")
    }

    @Test("impossible days are rejected in every table, with line and column")
    func days() throws {
        try copy.write("date,close\n2024-05-17,100\n2024-05-18,101\n9999-12-31,102\n", to: "prices/IWM.csv")
        try copy.write(
            text("rates/effective-fed-funds.csv") + "2024-05-18,-999\n9999-12-31,5\n",
            to: "rates/effective-fed-funds.csv")
        try copy.write(
            text("rates/treasury-par-yields.csv") + "2024-05-18,,,,,,,,,4.4,,\n2026-08-21,,,,,,,,,-999,,\n",
            to: "rates/treasury-par-yields.csv")
        let now = Timestamp(try #require(Day("2026-08-21")), hour: 12, minute: 0)
        let (market, errors) = BundledTables(try DataFolder(copy.path), now: now).firstStage()
        #expect(market.day == (try #require(Day("2026-08-20"))))
        #expect(market["IWM"]?.series.lastDay?.description == "2024-05-17")
        #expect(market.rates.policy.last.map { (0...10).contains($0) } == true)
        #expect(market.rates[.tenYears].last.map { (3...6).contains($0) } == true)
        let texts = errors.map(\.description)
        #expect(
            texts.contains { $0.hasPrefix("prices/IWM.csv, line 3, column 1 (date): expected a trading day, not Sat") })
        #expect(
            texts.contains { $0.hasPrefix("prices/IWM.csv, line 4, column 1 (date): expected a date up to 2026-08-22") }
        )
        #expect(
            texts.contains { $0.contains("effective-fed-funds") && $0.contains("(rate): expected a rate in percent") })
        #expect(texts.contains { $0.contains("effective-fed-funds") && $0.contains("(date): expected a date up to") })
        #expect(texts.contains { $0.contains("par-yields") && $0.contains("(date): expected a trading day, not Sat") })
        #expect(texts.contains { $0.contains("par-yields") && $0.contains("(10Y): expected a rate in percent") })
    }

    @Test("an unknown keyword, and a symbol that could name another file, are bad rows")
    func keywords() throws {
        try copy.write(
            text("instruments.csv").replacing("RUT,", with: "../deals,").replacing(
                "IWM,iShares Russell 2000 ETF,etf", with: "IWM,x,warrant"),
            to: "instruments.csv")
        let (market, errors) = try load()
        #expect(market.listings.count == 23 && market["IWM"] == nil)
        #expect(errors.prefix(2).map(\.found) == ["../deals", "warrant"])
    }

    @Test("terminal control characters are removed on loading")
    func controls() throws {
        try copy.write(
            text("deals.csv").replacing("Proteologix", with: "\u{1B}]0;x\u{7}Prote\u{202E}ologix\u{1B}[2J"),
            to: "deals.csv")
        let (market, _) = try load()
        #expect(market.deals.contains { $0.target == "]0;xProteologix[2J" })
    }

    @Test("a folder that holds only a manifest loads as an empty market, and the status reports it")
    func empty() throws {
        let folder = try TemporaryFolder(["manifest.csv": DataFolderTests.list])
        let (market, errors) = BundledTables(try DataFolder(folder.path)).firstStage()
        #expect(market.listings.isEmpty && errors.count == 7)
        #expect(market.sources.first?.state == .failed)
    }
}
