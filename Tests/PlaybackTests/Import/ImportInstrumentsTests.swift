import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct ImportInstrumentsTests {
    private let long =
        "Ticker,Date,Close\nBBB,2025-10-01,11.5\nBBB,2025-10-02,11.7\nAAA,2025-10-01,255.4\nAAA,2025-10-02,257.1\n"

    @Test(
        "of several instruments the rows of the chosen one are imported",
        arguments: ["Ticker", "Symbol", "symbol", "Name", "Instrument", "Code", "<TICKER>"])
    func chosen(column: String) throws {
        let text = long.replacing("Ticker", with: column)
        let file = try ImportTrial.read(text, as: "AAA")
        #expect(ImportTrial.bars(file, "AAA").map(\.close) == [255.4, 257.1])
        #expect(file.notes.contains("2 rows of BBB left out"))
        #expect(
            ImportTrial.refusal(text, as: nil)?.hasSuffix(
                "expected one instrument, or --symbol, found “BBB, AAA”") == true)
        #expect(ImportTrial.refusal(text, as: "CCC")?.hasSuffix("expected rows of CCC, found “BBB, AAA”") == true)
    }

    @Test("a name in the catalogue, and a ticker as Stooq or Yahoo write it, is the symbol")
    func names() throws {
        for name in ["iShares Russell 2000 ETF", "IWM.US", "^IWM", "iwm"] {
            let text = "Date,Close,Name\n2025-10-01,1,Other Fund\n2025-10-01,2,\(name)\n"
            #expect(ImportTrial.bars(try ImportTrial.read(text, as: "IWM"), "IWM").map(\.close) == [2])
            #expect(try ImportTrial.read("Date,Close,Name\n2025-10-01,2,\(name)\n").symbol == "IWM")
        }
    }

    @Test("a file that names another instrument is refused, one with an unknown name is not")
    func another() throws {
        for name in ["SPY", "BBB", "SPDR S&P 500 ETF Trust"] {
            #expect(ImportTrial.refusal("Date,Close,Name\n2025-10-01,2,\(name)\n", as: "IWM") != nil)
        }
        let file = try ImportTrial.read("Date,Close,Name\n2025-10-01,2,Some Company plc\n", as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [2])
    }

    @Test("columns of several instruments are kept apart")
    func columns() throws {
        let text = "Price,Close,Close,High,High\nTicker,AAA,BBB,AAA,BBB\nDate,,,,\n2025-10-01,100,200,101,201\n"
        let file = try ImportTrial.read(text, as: "BBB")
        #expect(ImportTrial.lines(file, "BBB") == ["2025-10-01 - 201 - 200 -"])
        #expect(file.notes.contains("not read: Close AAA, High AAA"))
        #expect(ImportTrial.refusal(text, as: nil)?.contains("AAA, BBB") == true)
        #expect(ImportTrial.refusal(text, as: "IWM")?.contains("AAA, BBB") == true)
    }

    @Test("our own table of all prices is imported in full, or only the rows of the chosen one")
    func own() throws {
        let text =
            "symbol,date,open,high,low,close,volume\nIWM,2024-05-15,,,,206.1,\nAVUV,2025-10-02,100,102,99,101.5,7\n"
        let file = try ImportTrial.read(text)
        #expect(ImportTrial.bars(file, "IWM").map(\.close) == [206.1])
        #expect(ImportTrial.lines(file, "AVUV") == ["2025-10-02 100 102 99 101.5 7"])
        #expect(file.notes == ["2 sessions of 2 instruments"])
        let one = try ImportTrial.read(text, as: "AVUV")
        #expect(ImportTrial.bars(one, "IWM") == [] && one.symbol == "AVUV")
        #expect(throws: FeedError.self) { try ImportTrial.read(text, as: "SPY") }
    }

    @Test("of our own table of all prices, rows of symbols that cannot be are errors, and the others are imported")
    func impossible() throws {
        let file = try ImportTrial.read(
            "symbol,date,open,high,low,close,volume\nIWM,2024-05-15,,,,206.1,\nA\u{1B}[2JB,2024-05-15,,,,1,\n"
                + ",2024-05-15,,,,1,\nBRK.B,2024-05-15,,,,2,\n")
        #expect(file.notes == ["2 sessions of 2 instruments"])
        #expect(ImportTrial.bars(file, "BRK.B").map(\.close) == [2])
        #expect(file.errors.map(\.line) == [3, 4] && file.errors[0].expected == "a symbol")
    }

    @Test("our own table of all prices has both closes, either of which may be missing in a row")
    func ownBoth() throws {
        let file = try ImportTrial.read(
            """
            symbol,date,open,high,low,close,adjusted_close,volume
            IWM,2024-05-15,209,211,208,209.44,203.84,
            IWM,2024-05-16,,,,,202.37,
            AVUV,2025-10-02,100,102,99,101.5,,7

            """)
        #expect(
            ImportTrial.bars(file, "IWM") == [
                Bar(
                    Fixture.day("2024-05-15"), open: 209, high: 211, low: 208, close: 203.84, quotedClose: 209.44),
                Bar(Fixture.day("2024-05-16"), close: 202.37),
            ])
        #expect(ImportTrial.lines(file, "AVUV") == ["2025-10-02 100 102 99 101.5 7"])
    }
}
