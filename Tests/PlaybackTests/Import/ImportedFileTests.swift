import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ImportedFileTests {
    private let instruments = [
        Instrument("IWM", name: "iShares Russell 2000 ETF", kind: .etf, group: "us-small", basis: .adjusted),
        Instrument("RUT", name: "Russell 2000 Index", kind: .index, group: "us-small", basis: .price),
        Instrument("QQQ", name: "Invesco QQQ Trust", kind: .etf, group: "us-large", basis: .adjusted),
        Instrument("IVV", name: "iShares Some ETF", kind: .etf, group: "us-large", basis: .adjusted),
    ]

    private func read(_ text: String, _ name: String, as symbol: Symbol? = nil) throws(FeedError) -> ImportedFile {
        try ImportedFile(Array(text.utf8), name: name, symbol: symbol, instruments: instruments, book: SectorBook())
    }

    /// The market after the import of a file.
    private func market(_ file: ImportedFile) -> Market {
        Market(
            Moment(Fixture.day("2026-10-01"), mode: .live),
            listings: instruments.map { Listing($0, series: Series(), provenance: Provenance("", .stale)) }
        ).applying(.batch(file.updates))
    }

    private let yahoo = """
        Date,Open,High,Low,Close,Adj Close,Volume
        2024-05-15,207.00,210.00,205.00,208.00,104.00,29000000
        2024-05-16,208.00,209.00,207.00,208.50,104.25,25000000
        2024-05-17,null,null,null,null,null,null

        """

    @Test("Yahoo's quoted and adjusted closes are both read if returns of the instrument are of adjusted ones")
    func adjusted() throws {
        let file = try read(yahoo, "IWM.csv")
        #expect(file.kind == "prices" && file.symbol == "IWM" && file.errors == [])
        #expect(file.notes == ["2 sessions of IWM, 2024-05-15 to 2024-05-16", "1 row without a close"])
        let listing = try #require(market(file)["IWM"])
        #expect(
            listing.series[0]
                == Bar(
                    Fixture.day("2024-05-15"), open: 207, high: 210, low: 205, close: 104, quotedClose: 208,
                    volume: 29_000_000))
        #expect(listing.series.lastClose == 104.25)
        #expect(listing.provenance == Provenance("IWM.csv", .endOfDay))
    }

    @Test("and as quoted if the instrument has quoted prices")
    func quoted() throws {
        #expect(market(try read(yahoo, "x.csv", as: "RUT"))["RUT"]?.series.lastClose == 208.5)
    }

    @Test(
        "prices are read from each service's table",
        arguments: [
            ("date,open,high,low,close,volume\n2024-05-16,208,209,207,208.5,25000000\n", "IWM.csv"),
            ("Date,Open,High,Low,Close,Volume\r\n2024-05-16,208,209,207,208.5,25000000\r\n", "iwm_us_d.csv"),
            (
                "Date,Close/Last,Volume,Open,High,Low\n05/16/2024,$208.50,\"25,000,000\",$208.00,$209.00,$207.00\n",
                "IWM (1).csv"
            ),
            (
                "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
                    + "IWM.US,D,20240516,000000,208,209,207,208.5,25000000,0\n", "data.txt"
            ),
            (
                "Date,Open,High,Low,Close,Volume\n\"May 16, 2024\",1,1,1,208.5,1\n2024-05-16,208,209,207,208.5,25000000",
                "^IWM.csv"
            ),
        ])
    func services(text: String, name: String) throws {
        let file = try read(text, name)
        let series = try #require(market(file)["IWM"]?.series)
        #expect(
            series[0]
                == Bar(Fixture.day("2024-05-16"), open: 208, high: 209, low: 207, close: 208.5, volume: 25_000_000))
        #expect(file.notes[0].hasPrefix("1 session") && file.notes[1].hasPrefix("IWM is stored with adjusted closes"))
    }

    @Test("a bad row is reported with its line and column, and the rest counts")
    func badRows() throws {
        let file = try read(
            "Date,High,Low,Close\n2024-05-14,1,2,1.5\nsoon,1,1,1\n2024-05-15,1,1,-4\n2024-05-16,3,1,2\n", "IWM.csv")
        #expect(
            file.errors.map(\.description) == [
                "IWM.csv, line 2, column 2 (High): expected a high above the low, found “1”",
                "IWM.csv, line 3, column 1 (Date): expected a date, found “soon”",
                "IWM.csv, line 4, column 4 (Close): expected a price above zero, found “-4”",
            ])
        #expect(market(file)["IWM"]?.series.count == 2)
    }

    @Test("prices of an unknown instrument need a symbol, and then add the instrument")
    func owner() throws {
        #expect(throws: FeedError.self) { try read(yahoo, "download.csv") }
        let file = try read(yahoo, "download.csv", as: "GME")
        #expect(market(file)["GME"]?.instrument.basis == .adjusted && market(file)["GME"]?.series.lastClose == 104.25)
    }

    @Test("a sponsor's holdings are distinguished from prices, and the file names their fund")
    func holdings() throws {
        let ishares = try read(ISharesSample.text, "fund-download.csv")
        #expect(ishares.kind == "iShares holdings" && ishares.symbol == "IVV")
        #expect(
            ishares.notes == [
                "7 positions of IVV on 2024-12-06", "not read: Notional Value, Location, Exchange, Currency",
            ])
        #expect(market(ishares).sectorTable(of: "IVV")?.table[.financials]?.weight == 0.3002)
        let invesco = try read(
            "Fund Ticker,Holding Ticker,Weight,Name,Sector,Date\nQQQ,NVDA ,99.5,NVIDIA,Information Technology,09/26/2025\n",
            "x.csv")
        #expect(invesco.symbol == "QQQ" && market(invesco).holdings(of: "QQQ")?.table.holds("NVDA") == true)
        #expect(try read(InvescoSample.text, "QQQ.json").symbol == "QQQ")
        #expect(try read(NPORTSample.text, "primary_doc.xml", as: "IWM").kind == "N-PORT holdings")
        #expect(throws: FeedError.self) { try read(NPORTSample.text, "primary_doc.xml") }
    }

    @Test("half of a sponsor's table is refused")
    func half() {
        #expect(throws: FeedError.self) {
            try read(String(ISharesSample.text.prefix(ISharesSample.text.count / 2)), "IVV.csv")
        }
    }

    @Test("yields and rates are read from each service's table")
    func rates() throws {
        let table = try read(TreasuryTableTests.text, "daily-treasury-rates.csv")
        #expect(table.kind == "Treasury yields")
        #expect(table.notes == ["3 days, 2025-02-14 to 2025-02-19", "not read: 1.5 Month, 2 Mo, 4 Mo"])
        #expect(market(table).rates[.tenYears].last == 4.53)
        #expect(market(table).rates.provenance?.source == "daily-treasury-rates.csv")
        #expect(market(try read(TreasurySample.text, "xml.xml")).rates[.tenYears].last == 4.38)
        #expect(market(try read(FREDSample.text, "DGS10.csv")).rates[.tenYears].last == 4.38)
        let policy = try read("observation_date,DFF\n2024-05-15,5.33\n", "DFF.csv")
        #expect(policy.kind == "policy rate" && market(policy).rates.policy.last == 5.33)
    }

    private func sectors(_ rows: [String]) throws -> [SectorTable] {
        let head = "fund,as_of,sector,weight_percent,quality,source\n"
        return try read(head + rows.map { "\($0),exact,s\n" }.joined(), "s.csv").updates.compactMap {
            if case .sectors(let table) = $0 { table } else { nil }
        }
    }

    @Test("rows of several funds and dates make a table each, in the order of their first rows, however mixed")
    func mixedSectors() throws {
        let tables = try sectors([
            "IWM,2024-05,Energy,1", "SPY,2024-05,Energy,2", "IWM,2024-05,Utilities,3", "IWM,2024-06,Energy,4",
        ])
        #expect(tables.map { "\($0.fund) \($0.asOf)" } == ["IWM 2024-05", "SPY 2024-05", "IWM 2024-06"])
        #expect(tables.map { $0.weights.map(\.weight) } == [[0.01, 0.03], [0.02], [0.04]])
    }

    @Test("a table of sectors with very many rows is read in linear time", .timeLimit(.minutes(2)))
    func longSectors() throws {
        // Copying it with each of its rows would take minutes.
        let tables = try sectors([String](repeating: "IWM,2024-05,Energy,0", count: 200_000))
        #expect(tables.map(\.weights.count) == [200_000])
    }

    @Test("each of our own tables is read")
    func own() throws {
        let yields = try read("date,1M,10Y\n2024-05-16,5.51,4.38\n", "yields.csv")
        #expect(market(yields).rates[.oneMonth].last == 5.51)
        #expect(market(try read("date,rate\n2024-05-16,5.33\n", "p.csv")).rates.policy.last == 5.33)
        let holdings = try read("ticker,name,sector,weight_percent\nA,Alpha,Energy,99.0\n", "holdings-IWM-2024-09.csv")
        #expect(market(holdings).sectorTable(of: "IWM")?.table.asOf == Dated("2024-09"))
        let top = try read("ticker,name,sector,weight_percent\nA,Alpha,Energy,9.0\n", "holdings-IWM-2024-09-27.csv")
        #expect(top.updates.count == 1 && top.notes.first?.hasSuffix("9.0 % of the fund") == true)
        let sectors = try read(
            "fund,as_of,sector,weight_percent,quality,source\nIWM,2024-05,Energy,10,exact,s\n", "s.csv")
        #expect(market(sectors).sectorTable(of: "IWM")?.table[.energy]?.weight == 0.1)
        let deals = try read(
            "announced,precision,acquirer,acquirer_ticker,target,target_ticker,kind,area,upfront_usd_millions,"
                + "maximum_usd_millions,source\n2024-01-01,month,A,,B,,acquisition,biotech,1,2,s\n", "deals.csv")
        #expect(market(deals).deals.count == 1)
        let catalogue = try read("symbol,name,kind,group,benchmark,basis\nXYZ,X,share,us,,price\n", "instruments.csv")
        #expect(market(catalogue)["XYZ"]?.instrument.name == "X")
        #expect(throws: FeedError.self) {
            try read("ticker,name,sector,weight_percent\nA,Alpha,Energy,99.0\n", "IWM.csv")
        }
    }

    @Test(
        "any other file is refused with what was expected",
        arguments: [
            ("", "IWM.csv: expected a table of prices or holdings, found “nothing”"),
            (
                "hello\nworld\n",
                "IWM.csv, line 1: expected the column names of a table of prices, holdings or yields, found “hello”"
            ),
            ("<html></html>", "IWM.csv, line 1: expected a report of form N-PORT or a feed of yields, found “<html>”"),
            ("PK\u{3}\u{4}", "IWM.csv: expected a table, found “a zip archive”"),
            ("Date,Close\n", "IWM.csv: expected prices of some day, found “none”"),
            ("Date,Close\nx,1\n", "IWM.csv, line 2, column 1 (Date): expected a date, found “x”"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: FeedError.self) { try read(text, "IWM.csv") }
        #expect(error?.description == message)
    }

    @Test(
        "the bundled tables are read",
        arguments: [
            "prices/IWM.csv", "rates/treasury-par-yields.csv", "rates/effective-fed-funds.csv",
            "funds/sector-weights.csv",
            "funds/holdings-IWM-2024-09-27.csv", "deals.csv", "instruments.csv",
        ])
    func bundled(name: String) throws {
        let file = try ImportedFile(path: "\(Repository.data)/\(name)", instruments: instruments)
        #expect(file.errors == [] && !file.updates.isEmpty)
    }

    @Test("random bytes neither crash nor hang", arguments: 0..<100)
    func noise(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let heads = [
            "", "Date,Close\n", "Ticker,Asset Class\n", "{", "<feed>", "date,10Y\n", "Fund Ticker,Holding Ticker\n",
        ]
        let head = Array(heads[Int(seed) % heads.count].utf8)
        let noise = (0..<200).map { _ in UInt8.random(in: seed % 2 == 0 ? 32...126 : .min ... .max, using: &random) }
        let file = try? ImportedFile(
            head + noise, name: "IWM.csv", symbol: "IWM", instruments: instruments, book: SectorBook())
        #expect(file?.updates.isEmpty != true)
    }
}
