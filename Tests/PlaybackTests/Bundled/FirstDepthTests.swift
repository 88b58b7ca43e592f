import Formats
import Foundation
import Model
import Playback
import PlaybackSupport
import TestSupport
import Testing

/// Reading only the newest rows of long tables for the first frame.
struct FirstDepthTests {
    private let tables: BundledTables

    init() throws { tables = try Bundled.tables }

    @Test("the newest sessions and rates are those of the full tables")
    func newest() throws {
        let (first, errors) = tables.firstStage(depth: BundledTables.firstDepth)
        let full = try Bundled.market
        #expect(errors.isEmpty && first.moment == full.moment && first.listings.count == full.listings.count)
        for (short, long) in zip(first.listings, full.listings) {
            let count = short.series.count
            #expect(
                count >= min(BundledTables.firstDepth, long.series.count) && count < 700, "\(short.instrument.symbol)")
            #expect((1...count).allSatisfy { short.series[count - $0] == long.series[long.series.count - $0] })
        }
        #expect(first.rates.policyHold == full.rates.policyHold)
        for tenor in Tenor.allCases {
            #expect(YieldTrend(first.rates[tenor]) == YieldTrend(full.rates[tenor]))
            #expect(first.rates[tenor].count >= 400)
        }
    }

    @Test("the later updates complete the market")
    func later() throws {
        let (first, errors) = tables.firstStage(depth: 50)
        let completed = tables.laterUpdates(errors, isDeep: false).reduce(into: first) { $0.apply($1) }
        let full = tables.laterUpdates().reduce(into: try Bundled.market) { $0.apply($1) }
        #expect(completed.listings.map(\.series.count) == full.listings.map(\.series.count))
        #expect(completed.rates.policy.count == full.rates.policy.count)
        #expect(
            completed.holdingsTables.map(\.fund) == full.holdingsTables.map(\.fund) && completed.sources == full.sources
        )
    }

    @Test("a table that differs from the manifest is read as a whole, and its errors name their lines")
    func changed() throws {
        let copy = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: Repository.data) {
            try FileManager.default.copyItem(atPath: "\(Repository.data)/\(name)", toPath: "\(copy.path)/\(name)")
        }
        let text = try String(contentsOfFile: "\(Repository.data)/prices/SPY.csv", encoding: .utf8)
        try copy.write(text + "2026-08-21,a,1,1,1,1,1\n", to: "prices/SPY.csv")
        let (market, errors) = BundledTables(try DataFolder(copy.path)).firstStage(depth: 400)
        #expect(market["SPY"]?.series.count ?? 0 > 8000)
        #expect(
            errors.contains {
                $0.description.contains("prices/SPY.csv, line \(text.split(separator: "\n").count + 1),")
            })
    }

    @Test("a rate held since before the newest rows is read as a whole")
    func heldLong() throws {
        let rows = (0..<3000).map { "\(Day(number: Int32(15_000 + $0))),\($0 < 900 ? 3 : 5.33)\n" }
        let text = "date,rate\n" + rows.joined()
        let instruments = "symbol,name,kind,group,benchmark,basis,sector\nIWM,I,etf,us-small,,adjusted,\n"
        let folder = try TemporaryFolder([
            "manifest.csv": """
            file,rows,first,last,source,terms,bytes,sha256
            instruments.csv,1,,,s,t,\(instruments.utf8.count),
            rates/effective-fed-funds.csv,3000,,,s,t,\(text.utf8.count),

            """, "instruments.csv": instruments, "rates/effective-fed-funds.csv": text,
            "prices/IWM.csv": "date,close\n\(Day(number: 17_998)),100\n",
        ])
        let market = BundledTables(try DataFolder(folder.path)).firstStage(depth: 400).market
        #expect(market.rates.policy.count == 2999)
        #expect(PolicyHold(market.rates.policy)?.since == Day(number: 15_900))
    }
}
