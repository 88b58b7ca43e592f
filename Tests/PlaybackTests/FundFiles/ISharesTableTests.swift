import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ISharesTableTests {
    private func read(_ text: String) throws(FeedError) -> Parsed<FundFile> { try ISharesTable.read(Array(text.utf8)) }

    @Test("positions have their kind by asset class, with weight, price and shares", arguments: ["\n", "\r\n"])
    func positions(lineEnd: String) throws {
        let parsed = try read(ISharesSample.text.replacing("\n", with: lineEnd))
        #expect(parsed.errors == [])
        let file = parsed.content
        #expect(file.name == "iShares Some ETF" && file.asOf == Day(2024, 12, 6) && !file.isCutOff)
        #expect(file.positions.map(\.ticker) == ["AAPL", "BRK.B", "GOOGL", "-", "USD", "XTSLA", "ESZ4"])
        #expect(file.positions.map(\.kind) == [.share, .share, .share, .share, .cash, .cash, .cash])
        #expect(
            file.positions.map(\.sector) == [
                .informationTechnology, .financials, .communicationServices, .unassigned, .cash, .cash, .cash,
            ])
        #expect(file.positions[0].weight == 0.4715 && file.positions[6].weight == -0.0012)
        #expect(
            file.positions[0].price == 242.84 && file.positions[1].price == 1470.5 && file.positions[3].price == nil)
        #expect(file.positions[0].shares == 1_720_766)
        #expect(file.positions[3].name == "SOME RIGHTS, \"CVR\"")
        try file.checkComplete("t")
    }

    @Test("tables of positions and sectors keep cash separate, and the sectors are sums")
    func tables() throws {
        let updates = try read(ISharesSample.text).updates(of: "IVV", source: "iShares", book: SectorBook())
        let market = Market(Moment(Fixture.day("2024-12-09"), mode: .live)).applying(.batch(updates.content))
        let sectors = try #require(market.sectorTable(of: "IVV")?.table)
        #expect(sectors.asOf == Dated(Fixture.day("2024-12-06")) && sectors.source == "iShares")
        #expect(sectors[.informationTechnology]?.weight == 0.4715 && sectors[.financials]?.quality == .exact)
        #expect((sectors[.cash]?.weight ?? 0) - 0.0185 < 1e-12)
        let holdings = try #require(market.holdings(of: "IVV")?.table)
        let shares = holdings.holdings.filter { $0.sector != .cash }
        #expect(holdings.holds("BRK.B") && shares.map(\.ticker).prefix(2) == ["AAPL", "BRK.B"])
        #expect(shares.count == 4)
    }

    @Test("columns are found by name, in any order")
    func columns() throws {
        let text = """
            Some ETF
            Fund Holdings as of,"30-Sep-2026"
            Weight (%),Ticker,Asset Class,Name,Sector
            "60.0","AAA","Equity","A Inc","Health Care"
            "40.0","BBB","Equity","B Inc","Real Estate"

            """
        let parsed = try read(text)
        #expect(parsed.content.positions.map(\.weight) == [0.6, 0.4] && parsed.content.asOf == Day(2026, 9, 30))
        #expect(parsed.content.positions[1].sector == .realEstate && parsed.content.positions[1].shares == nil)
        #expect(parsed.errors == [] && !parsed.content.isCutOff)
    }

    @Test("names of lines and columns are case-insensitive, and names of companies may have HTML entities")
    func letters() throws {
        let text = ISharesSample.text.replacing("Fund Holdings as of", with: "FUND HOLDINGS AS OF").replacing(
            "Ticker,Name,Sector,Asset Class", with: "TICKER,NAME,SECTOR,ASSET CLASS"
        ).replacing("APPLE INC", with: "APPLE &amp; SONS")
        let file = try read(text).content
        #expect(file.asOf == Day(2024, 12, 6) && file.positions.count == 7)
        #expect(file.positions[0].name == "APPLE & SONS")
    }

    @Test("a price that contradicts the position's value is replaced by one that matches it, in dollars")
    func prices() throws {
        let file = try read(ISharesSample.text.replacing("\"242.84\"", with: "\"196.31\"")).content
        #expect(abs((file.positions[0].price ?? 0) - 242.84) < 1e-6)
        // A hundred is not the price of a dollar, nor an index that of a future.
        #expect(abs((file.positions[4].price ?? 0) - 1) < 1e-6 && file.positions[6].price == nil)
    }

    @Test("a bond fund has CUSIPs in place of tickers, and no sectors")
    func bonds() throws {
        let text = """
            iShares 20+ Year Treasury Bond ETF
            Fund Holdings as of,"Sep 30, 2026"
            Name,Sector,Asset Class,Market Value,Weight (%),Notional Value,Par Value,CUSIP,ISIN
            "TREASURY BOND","Treasuries","Fixed Income","1.0","99.5","1.0","1.0","912810TW8","US912810TW80"
            "BLK CSH FND","Cash and/or Derivatives","Money Market","1.0","0.5","1.0","1.0","066922477","US0669224778"

            """
        let parsed = try read(text)
        #expect(parsed.errors == [] && parsed.content.positions.map(\.kind) == [.other, .cash])
        #expect(parsed.content.positions[0].cusip == "912810TW8" && parsed.content.positions[0].ticker == "")
        #expect(try parsed.updates(of: "TLT", source: "t", book: SectorBook()).content.count == 1)
    }

    @Test("a bad row is reported and skipped, an unknown sector is reported and left open")
    func badRows() throws {
        let text = ISharesSample.text.replacing("\"20.98\"", with: "\"twenty\"").replacing(
            "\"Financials\"", with: "\"Space\"")
        let parsed = try read(text)
        #expect(parsed.content.positions.map(\.ticker).prefix(2) == ["AAPL", "BRK.B"])
        #expect(parsed.content.positions[1].sector == .unassigned && parsed.content.positions.count == 6)
        #expect(
            parsed.errors.map(\.description) == [
                "ishares, line 9, column 3 (Sector): expected a sector, found “Space”",
                "ishares, line 10, column 6 (Weight (%)): expected a number, found “twenty”",
            ])
        #expect(throws: FeedError("t", expected: "weights that add up to 100 %", found: "79.0 %")) {
            try parsed.content.checkComplete("t")
        }
    }

    @Test(
        "anything but such a table is a bad file",
        arguments: [
            "", "<!DOCTYPE html><html><body>iShares</body></html>", "Ticker,Name\nA,B\n",
            "Fund Holdings as of,\"Dec 06, 2024\"\n", String(repeating: "x\n", count: 100),
            ISharesSample.text.replacing("Fund Holdings as of,\"Dec 06, 2024\"", with: "Fund Holdings as of,\"-\""),
            ISharesSample.text.replacing("Weight (%)", with: "Portion"),
        ])
    func badFiles(text: String) {
        #expect(throws: FeedError.self) { try read(text) }
    }

    @Test("a table cut off anywhere before the footnotes is not taken for a complete one")
    func truncation() throws {
        let bytes = Array(ISharesSample.text.utf8)
        let complete = try ISharesTable.read(bytes).content
        let count = try #require(ISharesSample.text.split(separator: "\"ESZ4\"").first?.utf8.count)
        for length in 0..<count {
            guard let parsed = try? ISharesTable.read(Array(bytes.prefix(length))) else { continue }
            #expect(parsed.content.positions.allSatisfy(complete.positions.contains), "\(length) bytes")
            // If full lines are lost at the very end, only the weights can show it.
            let isComplete = (try? parsed.content.checkComplete("t")) != nil
            #expect(!isComplete || bytes[length - 1] == .newline, "\(length) bytes")
        }
    }
}
