import Formats
import Model
import PlaybackSupport
import TestSupport

@testable import Playback

extension FuzzedParser {
    /// Tables: of the user's own files, of this program, and of services.
    static let tables: [FuzzedParser] = [
        FuzzedParser(
            "csv-import", tableTokens, seeds: { documentSeeds + [ISharesSample.text, FREDSample.text].map(utf8) }
        ) {
            let file = try ImportedFile(
                $0, name: "IWM.csv", symbol: "IWM", date: Day("2024-05-16"), now: now, instruments: instruments,
                book: SectorBook())
            for note in file.notes { try Soundness.checkMessage(note) }
            try check(file.updates, file.errors)
        },
        FuzzedParser("csv-own", tableTokens, run: readOwn),
        FuzzedParser("csv-services", tableTokens, seeds: { [ISharesSample.text].map(utf8) }) { bytes in
            try attempt(
                {
                    let parsed = try ISharesTable.read(bytes)
                    try checkFund(parsed.content, parsed.errors)
                },
                {
                    let parsed = try InvescoTable.read(bytes)
                    try checkFund(parsed.content, parsed.errors)
                },
                {
                    let parsed = try TreasuryTable.read(bytes)
                    try check(parsed.content.map { .curve($0) }, parsed.errors)
                })
        },
    ]

    static let documentSeeds = [
        InvescoSample.text, NPORTSample.text, TreasurySample.text,
    ].map(utf8)

    static func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

    static let tableTokens = [
        "date", "Date", "open", "high", "low", "close", "Close/Last", "Adj Close", "adjusted_close", "volume", "Vol.",
        "symbol", "ticker", "Ticker", "<TICKER>", "<DATE>", "<CLOSE>", "name", "Name", "Sector", "Weight (%)", "weight",
        "weight_percent", "Asset Class", "Market Value", "Price", "Shares", "fund", "as_of", "quality", "source",
        "observation_date", "DGS10", "10 Yr", "1 Mo", "Fund Holdings as of", "\"Dec 06, 2024\"", "01/02/2024",
        "13.02.2024",
        "5/16/24", "16-May-2024", "2024-05-16T13:30:00-04:00", "1.2M", "(3.4)", "$1,234.56", "12%", "Health Care",
        "Equity",
        "sep=;", "|", "N/A", "-", "—", "\"\"", "#",
    ]

    /// Reads one of the program's own tables, whose name is in the first line.
    private static func readOwn(_ bytes: [UInt8]) throws {
        let (name, body) = split(bytes)
        if name == "manifest.csv" {
            let manifest = try Manifest(body, file: name)
            try Soundness.check(manifest.entries)
            return try check([], manifest.errors)
        }
        var table = try TableReader(body, file: "table.csv")
        table.days = DayRules(now: now)
        switch name {
        case "prices":
            try check([.series("IWM", try PriceTable(instruments[0]).read(&table))], table.errors)
        case "holdings": try Soundness.check(try FundTables.holdings(&table))
        case "all-holdings": try Soundness.check(try FundTables.allHoldings(&table, source: "test"))
        case "minutes": _ = try MinuteTable.read(&table)
        default:
            guard let reader = FolderTable.tables[name] else { throw FeedError(name, expected: "a table", found: name) }
            try check(try reader.read(&table), table.errors)
        }
    }

    static func checkFund(_ file: FundFile, _ errors: [FeedError]) throws {
        try Soundness.check(file)
        let parsed = try Parsed(file, errors: errors).updates(of: "IWM", source: "test", book: SectorBook())
        try check(parsed.content, parsed.errors)
    }
}
