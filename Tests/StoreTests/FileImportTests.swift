import Model
import TestSupport
import Testing

@testable import Store

@Suite("Import of a user's files") struct FileImportTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let first = SmallMarket.firstDay

    init() throws { (folder, store) = try TemporaryFolder.withStore(later: [.holdings(SmallMarket.holdings)]) }

    @discardableResult
    private func importFile(_ updates: [MarketUpdate], at hour: Int = 2, run: Int64? = nil) throws -> ImportChanges {
        try store.importFile(updates, file: "file.csv", run: run, at: .hour(hour))
    }

    /// Every exported table, and the sums of the receipt times.
    private func content() throws -> [String] {
        var lines: [String] = []
        try store.export(Set(StoreTable.allCases)) { lines.append("\($0.file)\n\($0.csv(withKeys: true))") }
        let other = try OtherProgram(folder.file)
        for table in ["bars", "instruments", "yields", "deals", "fund_tables", "deal_spans", "quotes"] {
            let sum = try other.number("SELECT sum(received_at) FROM \(table)")
            lines.append("\(table) \(sum ?? 0)")
        }
        return lines
    }

    @Test("an import reports the number of new, changed and unchanged sessions, and the largest change")
    func changes() throws {
        let changes = try importFile([
            .series("SPY", Series([Bar(first, close: 500), Bar(first + 1, close: 505.5), Bar(first + 3, close: 511)]))
        ])
        let spy = try #require(changes.sessions.first)
        #expect(spy.symbol == "SPY" && spy.added == 1 && spy.changed == 1 && spy.unchanged == 1)
        #expect(spy.days == first + 1...first + 3)
        #expect(spy.largest == ImportChanges.Correction(day: first + 1, before: 505, after: 505.5))
    }

    @Test("undoing an import restores every detail, also of an instrument that it added")
    func undo() throws {
        let before = try content()
        let day = first + 1
        var sectors = SmallMarket.sectors.weights
        sectors[0] = SectorWeight(.financials, weight: 0.19)
        try importFile([
            .series("SPY", Series([Bar(first, close: 250), Bar(first + 1, close: 252.5), Bar(first + 2, close: 255)])),
            .provenance("SPY", Provenance("file.csv", .endOfDay)), .bar("NEW", Bar(day, close: 3)),
            .quote(Quote("NEW", last: Price(units: 31, decimals: 1), session: day + 1, time: .hour(1))),
            .curve(YieldCurve(day, percent: [.tenYears: 4.6, .thirtyYears: 4.7])), .policy(day, 5.25),
            .sectors(SectorTable(fund: "IWM", asOf: SmallMarket.sectors.asOf, weights: sectors, source: "file")),
            .holdings(
                HoldingsTable(
                    fund: "IWM", asOf: Dated(first),
                    holdings: [Holding(ticker: "A", name: "A", sector: .energy, weight: 1)], source: "file")),
            .deal(SmallMarket.deal("Karuna", on: first, upfront: 1)), .dealsCovered(first - 200...first + 5),
            .valuation(ValuationPoint(first, large: 21, mid: nil, small: 14.2, measure: "forward", source: "Y")),
        ])
        let between = try content()
        #expect(between != before)
        #expect(between.contains { $0.hasPrefix("prices/NEW.csv") })
        let undone = try #require(try store.undoImport())
        #expect(undone.files == ["file.csv"] && undone.rows.allSatisfy { $0.skipped == 0 })
        #expect(try content() == before)
        #expect(try store.firstSnapshot()?["SPY"]?.series.bars.map(\.close) == [500, 505, 510])
        #expect(try store.undoImport() == nil)
    }

    @Test("imports are undone one by one, the last first, and the files of one command together")
    func order() throws {
        let start = try content()
        let run = try importFile([.bar("SPY", Bar(first + 3, close: 511))]).run
        try importFile([.bar("SPY", Bar(first + 4, close: 512))], at: 3, run: run)
        let middle = try content()
        try importFile([.bar("SPY", Bar(first + 3, close: 509))], at: 4)
        #expect(try store.undoImport()?.files == ["file.csv"])
        #expect(try content() == middle)
        #expect(try store.undoImport()?.files == ["file.csv", "file.csv"])
        #expect(try content() == start)
    }

    @Test("rows received since the import stay, and are counted")
    func laterReceipts() throws {
        try importFile([.series("NEW", Series([Bar(first, close: 3), Bar(first + 1, close: 4)]))])
        try store.save(
            [.bar("NEW", Bar(first + 1, close: 4.1)), .bar("NEW", Bar(first + 2, close: 5))], receivedAt: .hour(5))
        let undone = try #require(try store.undoImport())
        let sessions = try #require(undone.rows.first { $0.nouns == "sessions" })
        #expect(sessions.restored == 1 && sessions.skipped == 1)
        #expect(undone.rows.first { $0.nouns == "instruments" }?.skipped == 1)
        #expect(try store.history(of: "NEW")?.bars == [Bar(first + 1, close: 4.1), Bar(first + 2, close: 5)])
    }

    @Test("a fund table received again since an import is not mixed with the earlier one")
    func laterTable() throws {
        func table(_ names: [String], _ source: String) -> MarketUpdate {
            let holdings = names.map { Holding(ticker: $0, name: $0, sector: .energy, weight: 1 / Double(names.count)) }
            return .holdings(HoldingsTable(fund: "IWM", asOf: Dated(first), holdings: holdings, source: source))
        }
        try importFile([table(["A"], "file")])
        try store.save([table(["A"], "sponsor")], receivedAt: .hour(5))
        let undone = try #require(try store.undoImport())
        #expect(undone.rows.allSatisfy { $0.restored == 0 })
        var rows: [String] = []
        try store.export([.holdings]) { rows += $0.csv().split(separator: "\n").dropFirst().map(String.init) }
        #expect(rows == ["A,A,Energy,100,,"])
    }

    @Test("after an undo, days whose deals came only from the import are not covered")
    func spans() throws {
        try importFile([.dealsCovered(first - 400...first + 9)])
        try store.save([.dealsCovered(first + 10...first + 12)], receivedAt: .hour(5))
        _ = try store.undoImport()
        var spans: [String] = []
        try store.export([.dealDays]) { spans = $0.csv().split(separator: "\n").dropFirst().map(String.init) }
        #expect(spans == ["\(first - 60),\(first)", "\(first + 10),\(first + 12)"])
    }

    @Test("an import of what is stored already changes nothing, and there is nothing to undo")
    func unchanged() throws {
        let before = try content()
        let changes = try importFile([
            .instrument(SmallMarket.spy), .series("SPY", SmallMarket.series([500, 505, 510])),
            .provenance("SPY", Provenance("file.csv", .endOfDay)), .sectors(SmallMarket.sectors),
            .curve(YieldCurve(first, percent: [.tenYears: 4.4])),
        ])
        #expect(!changes.hasChanged && changes.rows.isEmpty && changes.sessions.map(\.unchanged) == [3])
        #expect(try content() == before)
        #expect(try store.undoImport() == nil)
    }

    @Test("a rehearsal reports what each file would change after the ones before it, and changes nothing")
    func rehearsal() throws {
        let before = try content()
        var changes: [ImportChanges] = []
        try store.rehearse(at: .hour(2)) { rehearsal in
            changes.append(try rehearsal.importFile([.bar("NEW", Bar(first, close: 3))], file: "a.csv"))
            #expect(throws: StoreError.self) {
                try rehearsal.importFile(
                    [.bar("SPY", Bar(first, close: 1)), .series("SPY", SmallMarket.series([900, 1, 30]))], file: "b.csv"
                )
            }
            changes.append(try rehearsal.importFile([.bar("NEW", Bar(first, close: 4))], file: "c.csv"))
        }
        #expect(changes.map { $0.sessions.map(\.changed) } == [[0], [1]])
        #expect(try content() == before)
        #expect(try store.undoImport() == nil)
    }

    @Test("only as many runs are stored as can be undone")
    func limit() throws {
        for hour in 0..<25 { try importFile([.bar("SPY", Bar(first + 9, close: 520 + Double(hour)))], at: 2) }
        var count = 0
        while try store.undoImport() != nil { count += 1 }
        #expect(count == 20)
    }
}
