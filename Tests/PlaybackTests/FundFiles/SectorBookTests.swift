import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct SectorBookTests {
    private func position(_ ticker: String, _ name: String = "", cusip: String? = nil) -> FundPosition {
        FundPosition(ticker: ticker, name: name, cusip: cusip, kind: .share, weight: 0.1)
    }

    private func table(_ holdings: [(String, String, Sector)], on day: String = "2024-09-27") -> HoldingsTable {
        HoldingsTable(
            fund: "IWM", asOf: Dated(Fixture.day(day)),
            holdings: holdings.map { Holding(ticker: $0.0, name: $0.1, sector: $0.2, weight: 0.1) }, source: "t")
    }

    @Test("a share is found by its ticker, its name or its CUSIP")
    func known() {
        let book = SectorBook([
            table([("INSM", "INSMED INC", .healthCare), ("-", "META PLATFORMS INC CLASS A", .communicationServices)])
        ])
        #expect(book.sector(of: position("INSM")) == .healthCare)
        #expect(book.sector(of: position("", "Insmed Incorporated")) == .healthCare)
        #expect(book.sector(of: position("", "Meta Platforms, Inc.")) == .communicationServices)
        #expect(book.sector(of: position("-", "Other Corp")) == nil)
        book.ingest(
            FundFile(
                asOf: Fixture.day("2025-01-02"),
                positions: [
                    FundPosition(
                        ticker: "A", name: "Alpha", cusip: "123456789", kind: .share, sector: .energy, weight: 1)
                ]))
        #expect(book.sector(of: position("", "Something", cusip: "123456789")) == .energy)
    }

    @Test("the newer table counts, and a name shared by two companies is not found")
    func ambiguousNames() {
        let book = SectorBook([
            table([("AAA", "Alpha Inc", .energy)], on: "2025-01-02"),
            table([("AAA", "Alpha Inc", .materials)], on: "2024-01-02"),
        ])
        #expect(book.sector(of: position("AAA")) == .energy)
        #expect(book.sector(of: position("", "Alpha Inc")) == nil)
    }

    @Test("tables that are loaded later are added too, in any form of update")
    func later() {
        let book = SectorBook()
        let market = Market(
            Moment(Fixture.day("2025-01-02"), mode: .bundled), holdingsTables: [table([("CCC", "Gamma", .financials)])])
        book.ingest([
            .holdings(table([("AAA", "Alpha", .energy)])), .batch([.holdings(table([("BBB", "Beta", .utilities)]))]),
            .snapshot(market), .moment(market.moment),
        ])
        #expect(["AAA", "BBB", "CCC"].map { book.sector(of: position($0)) } == [.energy, .utilities, .financials])
    }

    @Test("positions without a sector add nothing")
    func cash() {
        let book = SectorBook([table([("USD", "US Dollar", .cash), ("X", "X Corp", .unassigned)])])
        #expect(book.sector(of: position("USD")) == nil && book.sector(of: position("X", "X Corp")) == nil)
    }

    @Test("sectors from the book are derived; if some are unknown they are lower bounds, or left out")
    func quality() throws {
        let book = SectorBook([table([("AAA", "Alpha", .energy), ("BBB", "Beta", .utilities)])])
        func sectors(_ weights: [(String, Double)]) throws -> SectorTable? {
            try updates(weights, of: "QQQS", book).lazy.compactMap(\.sectors).first
        }
        let all = try sectors([("AAA", 0.6), ("BBB", 0.4)])
        #expect(all?[.energy]?.quality == .derived("sectors by other funds' tables"))
        let bounds = try sectors([("AAA", 0.6), ("BBB", 0.3), ("CCC", 0.1)])
        #expect(bounds?[.energy]?.quality == .atLeast && bounds?[.unassigned]?.weight == 0.1)
        #expect(try sectors([("AAA", 0.6), ("CCC", 0.4)]) == nil)
    }

    private func updates(
        _ weights: [(String, Double)], of fund: Symbol, sector: Sector? = nil, _ book: SectorBook
    ) throws -> [MarketUpdate] {
        let positions = weights.map {
            FundPosition(ticker: $0.0, name: $0.0, kind: .share, sector: sector, weight: $0.1)
        }
        let file = FundFile(asOf: Fixture.day("2025-01-02"), positions: positions)
        return try Parsed(file).updates(of: fund, source: "t", book: book).content
    }

    @Test("a table that came before the sectors of its companies is reported again once they are known")
    func order() throws {
        let book = SectorBook()
        let early = try updates([("AAA", 0.6), ("BBB", 0.4)], of: "XBI", book)
        #expect(early.compactMap(\.sectors).isEmpty && early.count == 1)
        let first = try updates([("AAA", 1)], of: "IBB", sector: .healthCare, book)
        #expect(first.compactMap(\.sectors).map(\.fund) == ["IBB"])
        #expect(first.compactMap(\.holdings).map(\.fund) == ["IBB", "XBI"])
        let second = try updates([("BBB", 1)], of: "IVV", sector: .healthCare, book)
        #expect(second.compactMap(\.sectors).map(\.fund) == ["IVV", "XBI"])
        #expect(second.compactMap(\.sectors).last?[.healthCare]?.weight == 1)
        let third = try updates([("BBB", 1)], of: "IVV", sector: .healthCare, book)
        #expect(third.compactMap(\.sectors).map(\.fund) == ["IVV"])
    }

    @Test(
        "each sponsor's name of a sector is one of the eleven",
        arguments: [
            ("Communication", Sector.communicationServices), ("communication_services", .communicationServices),
            ("Telecommunication Services", .communicationServices), ("Financial Services", .financials),
            ("consumer_cyclical", .consumerDiscretionary), ("Consumer Defensive", .consumerStaples),
            ("basic_materials", .materials), ("realestate", .realEstate), ("Real Estate", .realEstate),
            ("Technology", .informationTechnology), ("HEALTHCARE", .healthCare), ("Health Care", .healthCare),
            ("Cash and/or Derivatives", .cash), ("-", .unassigned), ("", .unassigned), ("Other", .unassigned),
        ])
    func spelling(name: String, sector: Sector) {
        #expect(Sector(spelled: name) == sector)
    }

    @Test("the eleven sectors are read by their own names, and others are nil")
    func names() {
        for sector in Sector.gics { #expect(Sector(spelled: sector.rawValue) == sector) }
        #expect(Sector(spelled: "Space") == nil)
    }

    @Test(
        "a share class has a point",
        arguments: [
            ("BRKB", "BRK.B"), ("BRK/B", "BRK.B"), ("BRK B", "BRK.B"), ("BRK-B", "BRK.B"), ("brk.b", "BRK.B"),
            ("BFB", "BF.B"),
            ("AAPL ", "AAPL"), ("RUSHB", "RUSHB"), ("GOOGL", "GOOGL"), ("-", "-"), ("", ""), ("ESZ4", "ESZ4"),
            ("ETD_USD", "ETD_USD"),
        ])
    func classes(text: String, ticker: String) {
        #expect(ShareClass.ticker(text) == ticker)
    }
}

extension MarketUpdate {
    /// The sector table in this update.
    fileprivate var sectors: SectorTable? {
        if case .sectors(let table) = self { table } else { nil }
    }

    /// The holdings table in this update.
    fileprivate var holdings: HoldingsTable? {
        if case .holdings(let table) = self { table } else { nil }
    }
}
