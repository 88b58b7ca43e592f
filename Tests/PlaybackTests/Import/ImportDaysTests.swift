import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

@Suite("Days of imported figures") struct ImportDaysTests {
    private let now = Timestamp(Day(number: 20_785), hour: 19, minute: 0)

    @Test(
        "a row with a future day in our own tables is left out with line and column, and the others are imported",
        arguments: [
            (
                "date,3M,10Y\n2026-11-25,3.9,4.1\n2099-01-02,3.9,4.1\n", "date"
            ),
            ("date,3M,10Y\n2026-11-25,3.9,4.1\n2026-11-28,3.9,4.1\n", "date"),
            ("date,rate\n2026-11-25,3.9\n2099-01-02,3.9\n", "date"),
            (
                """
                fund,as_of,sector,weight_percent,quality,source
                IWM,2026-10-30,Financials,17.91,exact,x
                IWM,2099-10-30,Financials,17.91,exact,x

                """, "as_of"
            ),
            (
                """
                announced,precision,acquirer,acquirer_ticker,target,target_ticker,kind,area,upfront_usd_millions,maximum_usd_millions,source
                2026-11-25,day,Acme,,Beta,,acquisition,biotech,1,1,x
                2099-11-25,day,Acme,,Gamma,,acquisition,biotech,1,1,x

                """, "announced"
            ),
            (
                """
                date,sp500,sp400,sp600,measure,source
                2026-11-20,20,16,15,forward,x
                2099-11-20,20,16,15,forward,x

                """, "date"
            ),
            (
                """
                time,wire,title,tickers,link
                2026-11-20T10:00:00Z,x,Acme to acquire Beta,,https://example.com/1
                2099-11-20T10:00:00Z,x,Acme to acquire Gamma,,https://example.com/2

                """, "time"
            ),
        ])
    func rows(text: String, column: String) throws {
        let file = try ImportTrial.read(text, now: now)
        #expect(file.errors.map(\.line) == [3])
        #expect(file.errors.first?.column?.name == column)
        let figures = file.updates.filter { if case .ratesProvenance = $0 { false } else { true } }
        #expect(figures.count == 1)
    }

    @Test("positions of a future day are refused, whether the day is in the file, its name or an option")
    func holdings() throws {
        let text = "ticker,name,sector,weight_percent\nPCVX,Vaxcyte Inc,Health Care,0.50\n"
        #expect(throws: Never.self) { try ImportTrial.read(text, "holdings-IWM-2026-10-30.csv", now: now) }
        let error = #expect(throws: FeedError.self) {
            try ImportTrial.read(text, "holdings-IWM-2099-10-30.csv", now: now)
        }
        #expect(error?.expected == "a date up to 2026-11-29")
        let sponsor = "Ticker,Name,Weight,Sector\nPCVX,Vaxcyte Inc,60,Health Care\nFTAI,Ftai Aviation,40,Industrials\n"
        let dates = ["2026-10-30", "2099-10-30"].map { text in
            Result { try ImportTrial.read(sponsor, as: "IWM", date: Day(text), now: now) }
        }
        #expect(throws: Never.self) { try dates[0].get() }
        #expect(throws: FeedError.self) { try dates[1].get() }
    }

    /// Imports prices of a future from a data folder.
    private func imported(_ rows: String) throws -> ImportedFile {
        let table = "date,open,high,low,close,volume\n" + rows, count = rows.split(separator: "\n").count
        let manifest =
            "file,rows,first,last,source,terms,bytes,sha256\nprices/CL=F.csv,\(count),,,test,test,\(table.utf8.count),\n"
        let files = try TemporaryFolder(["manifest.csv": manifest, "prices/CL=F.csv": table])
        let folder = try DataFolder(files.path)
        return try ImportedFile(folder.manifest.entries[0], of: folder, now: now)
    }

    @Test("a table of a folder is checked by the same rules")
    func folder() throws {
        let file = try imported("2026-11-25,1,1,1,1,1\n2099-11-25,1,1,1,1,1\n")
        #expect(file.errors.map(\.line) == [3])
    }

    @Test("prices below zero are imported from a folder as well")
    func negative() throws {
        let file = try imported("2020-04-20,17.73,17.85,-40.32,-37.63,100\n")
        #expect(file.errors == [])
        #expect(ImportTrial.bars(file, "CL=F").map(\.close) == [-37.63])
    }
}
