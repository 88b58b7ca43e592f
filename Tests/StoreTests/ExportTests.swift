import Foundation
import Model
import Playback
import TestSupport
import Testing

@testable import Store

@Suite("Export") struct ExportTests {
    let folder: TemporaryFolder
    let store: MarketStore

    init() throws { (folder, store) = try TemporaryFolder.withStore(later: [.holdings(SmallMarket.holdings)]) }

    @Test("a deal with several reports is one row")
    func deals() throws {
        func deal(_ upfront: Double?, _ source: String) -> Deal {
            Deal(
                announced: Dated(SmallMarket.firstDay), acquirer: "Alpha Corp", target: "Beta Therapeutics",
                kind: .acquisition, area: "biotech", upfrontUSDMillions: upfront, source: source)
        }
        try store.save(
            [.deal(deal(nil, "https://a.example")), .deal(deal(591, "https://b.example"))], receivedAt: .hour(1))
        var rows: [String] = []
        try store.export([.deals]) {
            rows = $0.csv().split(separator: "\n").filter { $0.contains("Beta") }.map(String.init)
        }
        #expect(rows.count == 1)
        #expect(rows.first?.contains("591") == true)
    }

    @Test("a name is found by its prices or by its holdings")
    func containsName() throws {
        #expect(try store.contains("IWM"))
        #expect(try store.contains(SmallMarket.holdings.fund))
        #expect(try !store.contains("NOPE"))
    }

    @Test("an export is a data folder with everything in it")
    func roundTrip() throws {
        try store.save(
            [.instrument(SmallMarket.xbi), .bar("XBI", Bar(SmallMarket.firstDay, close: 0.1 + 0.2, volume: 1e15))],
            receivedAt: .hour(1))
        let path = folder.path + "/export"
        try store.writeFolder(to: path)
        let tables = BundledTables(try DataFolder(path))
        let (read, errors) = tables.firstStage()
        #expect(errors == [])
        let stored = try #require(try store.firstSnapshot())
        #expect(read.listings.map(\.instrument) == stored.listings.map(\.instrument))
        #expect(read.listings.map(\.series.bars) == stored.listings.map(\.series.bars))
        for tenor in Tenor.allCases { #expect(read.rates[tenor].pairs == stored.rates[tenor].pairs) }
        #expect(read.rates.policy.pairs == stored.rates.policy.pairs)
        #expect(read.sectorTables == stored.sectorTables)
        #expect(read.deals == stored.deals)
        #expect(read.valuations == stored.valuations)
        #expect(read.valuationStatements == stored.valuationStatements)
        let rest = tables.rest()
        #expect(rest.errors == [])
        let full = rest.updates.reduce(read) { $0.applying($1) }
        #expect(full.holdingsTables.map(\.holdings) == [SmallMarket.holdings.holdings])
    }

    @Test("a fraction that was read from a percent is written as that percent")
    func percents() throws {
        let weights = (0...9999).map { Double($0) / 100 / 100 }
        let table = HoldingsTable(
            fund: "IWM", asOf: Dated(SmallMarket.firstDay),
            holdings: weights.map { Holding(ticker: "A", name: "A", sector: .energy, weight: $0) }, source: "")
        for (row, weight) in zip(ExportSheet.holdings(table).rows, weights) {
            guard case .number(let percent) = row[3] else {
                Issue.record("the weight is not a number")
                return
            }
            #expect(percent / 100 == weight)
        }
    }

    @Test("a table in a single file has its keys in each row")
    func keys() throws {
        var lines: [Substring] = []
        try store.export([.bars], of: ["SPY"]) { lines += $0.csv(withKeys: true).split(separator: "\n") }
        #expect(
            lines == [
                "symbol,date,open,high,low,close,adjusted_close,volume", "SPY,2024-05-15,,,,,500,",
                "SPY,2024-05-16,,,,,505,", "SPY,2024-05-17,,,,,510,",
            ])
    }

    @Test("text with commas, quotes and line ends is quoted, and escaped in JSON")
    func quoting() throws {
        let headline = Headline(
            "Merck, \"Alpine\"\nagree", time: .hour(12), link: "https://example.org", wire: "W", tickers: ["MRK"])
        let sheet = ExportSheet.headlines([headline])
        #expect(
            sheet.csv() == """
                time,wire,title,tickers,link
                2024-05-16T12:00:00Z,W,"Merck, ""Alpine""
                agree",MRK,https://example.org

                """)
        #expect(
            sheet.json() == #"{"time":"2024-05-16T12:00:00Z","wire":"W","title":"Merck, \"Alpine\"\nagree","#
                + #""tickers":"MRK","link":"https://example.org"}"#)
    }

    @Test("an error that the receiver throws ends the export and is rethrown unchanged")
    func refusal() {
        struct Refusal: Error {}
        var count = 0
        #expect(throws: Refusal.self) {
            try store.export(Set(StoreTable.allCases)) { _ in
                count += 1
                throw Refusal()
            }
        }
        #expect(count == 1)
    }

    /// FIPS 180-2, appendix B, and the empty message.
    @Test(
        "hashes match the examples of the standard",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func hashes(text: String, hash: String) {
        #expect(SHA256.hexadecimal(Array(text.utf8)) == hash)
    }

    @Test("a million letters hash as in the standard")
    func longHash() {
        #expect(
            SHA256.hexadecimal([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
