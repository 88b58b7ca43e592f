import Model
import TestSupport
import Testing

@testable import Store

@Suite("Tables of funds") struct FundTablesTests {
    let folder: TemporaryFolder
    let store: MarketStore
    private let today = SmallMarket.firstDay + 400

    /// Fills the store with the bundled tables, and with tables for each of the 400 days since.
    init() throws {
        (folder, store) = try TemporaryFolder.withStore(later: [.holdings(SmallMarket.holdings)])
        let updates = (1...400).flatMap { day -> [MarketUpdate] in
            let asOf = Dated(SmallMarket.firstDay + day)
            return [
                .sectors(SectorTable(fund: "IWM", asOf: asOf, weights: SmallMarket.sectors.weights, source: "s")),
                .holdings(HoldingsTable(fund: "IWM", asOf: asOf, holdings: SmallMarket.holdings.holdings, source: "h")),
            ]
        }
        try store.save(updates, receivedAt: .hour(1))
    }

    private var rest: [MarketUpdate] { get throws { try store.rest() } }

    private func holdingDays(_ updates: [MarketUpdate]) -> [Day] {
        updates.compactMap { if case .holdings(let table) = $0 { table.asOf.day } else { nil } }
    }

    @Test("the first snapshot has the newest sectors and those of its date, the rest those of every date")
    func sectors() throws {
        let snapshot = try #require(try store.firstSnapshot())
        #expect(snapshot.sectorTables.map(\.asOf.day) == [SmallMarket.sectors.asOf.day, snapshot.day, today])
        #expect(snapshot.sectorTable(of: "IWM")?.table.asOf.day == snapshot.day)
        let full = try rest.reduce(snapshot) { $0.applying($1) }
        #expect(full.sectorTables.count == 401)
        #expect(full.asOf(today - 200, mode: .replay).sectorTable(of: "IWM")?.table.asOf.day == today - 200)
    }

    @Test("the newest holdings of each year are read, and the bundled ones")
    func yearly() throws {
        let ends = [Day(2024, 12, 31), Day(2025, 6, 19)].compactMap(\.self)
        #expect(today == ends[1])
        #expect(try holdingDays(rest) == [SmallMarket.firstDay] + ends)
    }

    @Test("after a week only the newest holdings of each month remain, and the sectors of every date")
    func thinning() throws {
        let other = try OtherProgram(folder.file)
        #expect(try store.prune(Retention(), now: Timestamp(today, hour: 12, minute: 0)))
        // The bundled table, thirteen months, and the last week including today.
        #expect(try other.number("SELECT count(*) FROM fund_tables WHERE content = 'holdings'") == 1 + 13 + 8)
        #expect(try other.number("SELECT count(DISTINCT fund_table) FROM holdings") == 1 + 13 + 8)
        #expect(try other.number("SELECT count(*) FROM fund_tables WHERE content = 'sectors'") == 401)
        #expect(try holdingDays(rest).last == today)
        #expect(try store.prune(Retention(holdingsDays: nil), now: Timestamp(today + 1, hour: 12, minute: 0)))
        #expect(try other.number("SELECT count(*) FROM fund_tables WHERE content = 'holdings'") == 1 + 13 + 8)
    }
}
