import Foundation
import Model
import Playback
import TestSupport
import Testing

@testable import Store

@Suite("Import of exported data") struct ExportImportTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let day = SmallMarket.firstDay

    init() throws {
        (folder, store) = try TemporaryFolder.withStore(later: [.holdings(SmallMarket.holdings)])
        try store.save(everything, receivedAt: .hour(1))
    }

    /// Rows for each table, none of them in the bundled tables.
    private var everything: [MarketUpdate] {
        let time = Timestamp(milliseconds: 1_715_889_600_123)
        let party = Filing.Party(cik: 320_193, name: "+Apple, Inc.", role: .subject, ticker: "AAPL")
        return [
            .instrument(SmallMarket.xbi), .bar("XBI", Bar(day, close: 0.1 + 0.2, volume: 1e15)),
            .bar("XBI", Bar.withoutClose(day + 1)), .bar("XBI", Bar(day + 2, close: 0.4)),
            .provenance("XBI", Provenance("yahoo", .endOfDay)),
            .quote(Quote("IWM", last: Price(units: 20_340, decimals: 2), session: day + 3, time: time, volume: 7)),
            .quote(Quote("NEW", last: Price(units: -3763, decimals: 2), session: day + 3, time: time)),
            .intraday("IWM", Intraday(day + 3, offsetMinutes: -240, points: [Intraday.Point(time, 203.25)])),
            .holdings(
                HoldingsTable(
                    fund: "BRK-B", asOf: Dated(day.startOfMonth, precision: .month),
                    holdings: [Holding(ticker: "-CASH-", name: "=Cash", sector: .energy, weight: 1)], source: "a file")),
            .deal(
                Deal(
                    announced: Dated(day - 20, precision: .week), acquirer: "@Alpha", target: "=Beta", kind: .licence,
                    area: "biotech", maximumUSDMillions: 250, source: "https://a.example",
                    otherSources: ["Some Journal, 3 May", "https://c.example"], stage: .completed)),
            .dealsCovered(day - 90...day - 80),
            .filing(
                Filing(
                    accession: "1", form: "8-K", parties: [party, party], accepted: time, items: ["1.01", "2.01"],
                    link: "https://sec.example", isNearMergerForm: true)),
            .filing(
                Filing(accession: "2", form: "SC TO-T", parties: [], accepted: time, link: "https://sec.example/2")),
            .headline(Headline("=HYPERLINK(\"x\", \"y\")", time: time, link: "https://w.example", wire: "-Wire")),
            .headline(
                Headline("'=quoted already", time: time, link: "https://w.example/2", wire: "W", tickers: ["A", "B"])),
            .companies([
                CompanyFacts(
                    cik: 1, tickers: ["AAPL"], name: "Apple",
                    shares: CompanyFact(1.5e10, end: day, tag: "Shares"),
                    operatingIncome: CompanyFact(-2, start: day - 365, end: day, tag: "Income")),
                CompanyFacts(cik: 2, tickers: [], name: "Nothing known"),
            ]),
            .valuation(ValuationPoint(day + 1, large: 21.1, mid: 15, small: 14, measure: "trailing", source: "Y")),
            .valuationStatement(
                ValuationStatement(day, discount: 0.31, averagePremium: nil, since: nil, measure: "P/E", source: "G")),
            .ratesProvenance(Provenance("fred", .endOfDay)),
        ]
    }

    private func sheets(_ store: MarketStore) throws -> [String: String] {
        var sheets: [String: String] = [:]
        try store.export(Set(StoreTable.allCases)) { sheets[$0.file] = $0.csv() }
        return sheets
    }

    private func writeFolder() throws -> DataFolder {
        let path = folder.path + "/export"
        try store.writeFolder(to: path)
        return try DataFolder(path)
    }

    @Test("every table survives an export as a folder and an import into an empty store")
    func importedFolder() throws {
        let data = try writeFolder()
        let other = try TemporaryFolder()
        let copy = try MarketStore.open(folder: other.path, now: .hour(0))
        for entry in FolderTable.importable(of: data) {
            let file = try ImportedFile(entry, of: data)
            #expect(file.errors == [], "\(entry.file)")
            _ = try copy.importFile(file.updates, file: entry.file, at: .hour(3))
        }
        let (before, after) = (try sheets(store), try sheets(copy))
        #expect(before.keys.sorted() == after.keys.sorted())
        #expect(FolderTable.importable(of: data).count == before.count)
        for (file, text) in before { #expect(after[file] == text, "\(file)") }
    }

    @Test(
        "every table survives an export and an import on its own",
        arguments: StoreTable.allCases.filter { $0 != .bars })
    func importedTable(table: StoreTable) throws {
        let other = try TemporaryFolder()
        let copy = try MarketStore.open(folder: other.path, now: .hour(0))
        var catalogue: [Instrument] = []
        for table in [StoreTable.instruments, .bars, table] {
            var text = ""
            try store.export([table]) { sheet in
                let csv = sheet.csv(withKeys: true)
                text += text.isEmpty ? csv : String(csv.drop { $0 != "\n" }.dropFirst())
            }
            if table == .bars { continue }
            let path = "\(other.path)/\(table.rawValue).csv"
            try Data(text.utf8).write(to: URL(filePath: path))
            let file = try ImportedFile(path: path, instruments: catalogue)
            #expect(file.errors == [])
            for case .instrument(let instrument) in file.updates { catalogue.append(instrument) }
            _ = try copy.importFile(file.updates, file: path, at: .hour(3))
        }
        var sheets: [[String]] = [[], []]
        try store.export([table]) { sheets[0].append($0.csv(withKeys: true)) }
        try copy.export([table]) { sheets[1].append($0.csv(withKeys: true)) }
        #expect(sheets[0] == sheets[1])
    }

    @Test("an export opened as a data folder is the same market")
    func opened() throws {
        let tables = BundledTables(try writeFolder())
        let (first, errors) = tables.firstStage()
        #expect(errors == [])
        let read = tables.rest().updates.reduce(first) { $0.applying($1) }
        let stored = try store.rest().reduce(#require(try store.firstSnapshot())) { $0.applying($1) }
        #expect(read.dealSpans == stored.dealSpans)
        #expect(read.deals == stored.deals)
        #expect(read.filings == stored.filings)
        #expect(read.headlines == stored.headlines)
        #expect(read.companies.all == stored.companies.all)
        #expect(read.listings.map(\.instrument) == stored.listings.map(\.instrument))
        #expect(read.listings.map(\.provenance) == stored.listings.map(\.provenance))
        #expect(read.listings.map(\.quote) == stored.listings.map(\.quote))
        #expect(read.listings.map(\.intraday?.points) == stored.listings.map(\.intraday?.points))
        #expect(read.rates.provenance == stored.rates.provenance)
        #expect(read.valuationStatements == stored.valuationStatements)
    }

    @Test("unknown values are empty in CSV and null in JSON, never 0")
    func unknown() throws {
        var rows: [String: String] = [:]
        try store.export([.deals, .bars, .quotes, .holdings]) { rows[$0.file] = $0.csv() + $0.json() }
        #expect(rows["deals.csv"]?.contains(",licence,biotech,,250,") == true)
        #expect(rows["deals.csv"]?.contains("\"upfront_usd_millions\":null") == true)
        #expect(rows["prices/SPY.csv"]?.contains("2024-05-15,,,,,500,\n") == true)
        #expect(rows["prices/SPY.csv"]?.contains("\"volume\":null") == true)
        #expect(rows["quotes.csv"]?.contains("NEW,2024-05-18,2024-05-16T20:00:00.123Z,-37.63,\n") == true)
    }

    @Test(
        "text that a spreadsheet would run as a formula is guarded on export and restored on import",
        arguments: [
            ("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), ("\r=x", "'\r=x"),
            ("'=x", "''=x"), ("=-", "'=-"), ("-5", "-5"), ("+1.5e3", "+1.5e3"), ("'tis", "'tis"), ("plain", "plain"),
            ("", ""), ("a=b", "a=b"), ("\u{FF1D}x", "'\u{FF1D}x"), ("--5", "'--5"),
        ])
    func formulas(text: String, written: String) {
        #expect(SpreadsheetText.guarded(text) == written)
        #expect(SpreadsheetText.original(written) == text)
        #expect(!ExportValue.text(text).csv.hasPrefix("="))
    }
}
