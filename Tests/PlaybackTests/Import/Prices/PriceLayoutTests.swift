import Formats
import Model
import Testing

@testable import Playback

/// Common layouts of price files, each with the same two sessions.
struct PriceLayoutTests {
    struct Layout: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let text: String
        var isRounded = true
        var notRead: String?

        init(_ name: String, _ text: String, notRead: String? = nil, isRounded: Bool = true) {
            (testDescription, self.text, self.notRead, self.isRounded) = (name, text, notRead, isRounded)
        }
    }

    static let full: [Layout] = [
        Layout(
            "plain", "Date,Open,High,Low,Close,Volume\n2025-10-01,99,101,98,100,950\n2025-10-02,100,102,99,101.5,1200\n"
        ),
        Layout(
            "Yahoo's page, copied",
            "Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits "
                + "and dividend and/or capital gain distributions.\tVolume\nOct 02, 2025\t100\t102\t99\t101.50\t101.50\t1,200\n"
                + "Oct 02, 2025\t0.41 Dividend\nOct 01, 2025\t99\t101\t98\t100.00\t100.00\t950\n"
                + "*Close price adjusted for splits.\n"),
        Layout(
            "Yahoo's page, copied with broken names",
            "Date\tOpen\tHigh\tLow\tClose\nClose price adjusted for splits.\tAdj Close\n"
                + "Adjusted close price adjusted for splits and dividend and/or capital gain distributions.\tVolume\n"
                + "Oct 2, 2025\t100\t102\t99\t101.50\t101.50\t1,200\nOct 1, 2025\t99\t101\t98\t100.00\t100.00\t950\n"),
        Layout(
            "Yahoo's page, marked with stars",
            "Date,Open,High,Low,Close*,Adj Close**,Volume\n\"Oct 01, 2025\",99,101,98,100,100,950\n"
                + "\"Oct 02, 2025\",100,102,99,101.5,101.5,\"1,200\"\n"),
        Layout(
            "yfinance",
            "Price,Close,High,Low,Open,Volume\nTicker,ZZZ,ZZZ,ZZZ,ZZZ,ZZZ\nDate,,,,,\n2025-10-01,100.0,101,98,99,950\n"
                + "2025-10-02,101.5,102,99,100,1200\n"),
        Layout(
            "yfinance, grouped by ticker",
            "Ticker,ZZZ,ZZZ,ZZZ,ZZZ,ZZZ\nPrice,Open,High,Low,Close,Volume\nDate,,,,,\n2025-10-01,99,101,98,100,950\n"
                + "2025-10-02,100,102,99,101.5,1200\n"),
        Layout(
            "yfinance with a zone",
            "Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2025-10-01 00:00:00-04:00,99,101,98,100,950,0.0,0.0\n"
                + "2025-10-02 00:00:00-04:00,100,102,99,101.5,1200,0.0,0.0\n", notRead: "Dividends, Stock Splits"),
        Layout(
            "Stooq",
            "Date,Open,High,Low,Close,Volume\r\n2025-10-01,99,101,98,100,950\r\n2025-10-02,100,102,99,101.5,1200\r\n"),
        Layout(
            "Stooq in Polish",
            "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2025-10-01,99,101,98,100,950\n2025-10-02,100,102,99,101.5,1200\n"
        ),
        Layout(
            "Stooq's archive",
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\nZZZ.US,D,20251001,000000,99,101,98,100,950,0\n"
                + "ZZZ.US,D,20251002,000000,100,102,99,101.5,1200,0\n", notRead: "<PER>, <TIME>, <OPENINT>"),
        Layout(
            "Investing.com",
            "\"Date\",\"Price\",\"Open\",\"High\",\"Low\",\"Vol.\",\"Change %\"\n\"10/02/2025\",\"101.50\",\"100\",\"102\",\"99\",\"1.20K\",\"1.50%\"\n"
                + "\"10/01/2025\",\"100.00\",\"99\",\"101\",\"98\",\"0.95K\",\"-0.10%\"\n", notRead: "Change %"),
        Layout(
            "Investing.com in German",
            "\u{FEFF}\"Datum\",\"Zuletzt\",\"Eröffn.\",\"Hoch\",\"Tief\",\"Vol.\",\"+/- %\"\n\"02.10.2025\",\"101,50\",\"100,00\",\"102,00\",\"99,00\",\"1,20K\",\"1,50%\"\n"
                + "\"01.10.2025\",\"100,00\",\"99,00\",\"101,00\",\"98,00\",\"0,95K\",\"-0,10%\"\n"),
        Layout(
            "Investing.com in French",
            "\"Date\",\"Dernier\",\"Ouv.\",\" Plus Haut\",\"Plus Bas\",\"Vol.\",\"Variation %\"\n\"02/10/2025\",\"101,50\",\"100,00\",\"102,00\",\"99,00\",\"1,20K\",\"1,50%\"\n"
                + "\"01/10/2025\",\"100,00\",\"99,00\",\"101,00\",\"98,00\",\"0,95K\",\"-0,10%\"\n"
                + "\"30/09/2025\",\"\",\"\",\"\",\"\",\"\",\"\"\n", notRead: "Variation %"),
        Layout(
            "Investing.com in Spanish",
            "\"Fecha\",\"Último\",\"Apertura\",\"Máximo\",\"Mínimo\",\"Vol.\",\"% var.\"\n\"02.10.2025\",\"101,500\",\"100,000\",\"102,000\",\"99,000\",\"1,20K\",\"1,50%\"\n"
                + "\"01.10.2025\",\"100,000\",\"99,000\",\"101,000\",\"98,000\",\"0,95K\",\"-0,10%\"\n",
            notRead: "% var."),
        Layout(
            "Investing.com in Portuguese",
            "\"Data\",\"Último\",\"Abertura\",\"Máxima\",\"Mínima\",\"Vol.\",\"Var%\"\n\"02.10.2025\",\"101,50\",\"100\",\"102\",\"99\",\"1,20K\",\"1,50%\"\n"
                + "\"01.10.2025\",\"100,00\",\"99\",\"101\",\"98\",\"0,95K\",\"-0,10%\"\n", notRead: "Var%"),
        Layout(
            "Alpha Vantage",
            "timestamp,open,high,low,close,volume\n2025-10-02,100.0000,102.0000,99.0000,101.5000,1200\n2025-10-01,99,101,98,100,950\n"
        ),
        Layout(
            "Alpha Vantage, adjusted",
            "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient\n"
                + "2025-10-02,100,102,99,101.5,101.5,1200,0.0,1.0\n2025-10-01,99,101,98,100,100,950,0.0,1.0\n",
            notRead: "dividend_amount, split_coefficient"),
        Layout(
            "Nasdaq",
            "Date,Close/Last,Volume,Open,High,Low\n10/02/2025,$101.50,\"1,200\",$100.00,$102.00,$99.00\n10/01/2025,$100.00,950,$99.00,$101.00,$98.00\n"
        ),
        Layout(
            "TradingView",
            "time,open,high,low,close,Volume\n1759325400,99,101,98,100,950\n1759411800,100,102,99,101.5,1200\n"),
        Layout(
            "milliseconds",
            "time,open,high,low,close,Volume\n1759325400000,99,101,98,100,950\n1759411800000,100,102,99,101.5,1200\n"),
        Layout(
            "semicolons and decimal commas",
            "Date;Open;High;Low;Close;Volume\n01.10.2025;99,0;101,0;98,0;100,0;950\n02.10.2025;100,0;102,0;99,0;101,5;1.200\n"
        ),
        Layout(
            "a line with the separator",
            "sep=;\r\nDate;Open;High;Low;Close;Volume\r\n2025-10-01;99;101;98;100;950\r\n2025-10-02;100;102;99;101,5;1 200\r\n"
        ),
        Layout(
            "MetaTrader",
            "Date\tOpen\tHigh\tLow\tClose\tVolume\n2025.10.01\t99\t101\t98\t100\t950\n2025.10.02\t100\t102\t99\t101.5\t1200\n"
        ),
        Layout(
            "lines ended as long ago",
            "Date,Open,High,Low,Close,Volume\r2025-10-01,99,101,98,100,950\r2025-10-02,100,102,99,101.5,1200"),
        Layout(
            "a spreadsheet's times",
            "Date,Open,High,Low,Close,Volume\n10/1/2025 16:00:00,99,101,98,100,950\n10/2/2025 16:00:00,100,102,99,101.5,1200\n"
        ),
    ]

    @Test("the same two sessions are read from each layout", arguments: full)
    func sessions(layout: Layout) throws {
        let file = try ImportTrial.read(layout.text, as: "ZZZ")
        #expect(file.errors == [] && file.symbol == "ZZZ")
        #expect(ImportTrial.lines(file, "ZZZ") == ["2025-10-01 99 101 98 100 950", "2025-10-02 100 102 99 101.5 1200"])
        if let notRead = layout.notRead { #expect(file.notes.contains("not read: \(notRead)")) }
    }

    @Test(
        "fewer columns, or rows that end early, are not an error",
        arguments: [
            "<TICKER>,<DATE>,<CLOSE>,<VOL>,<OPENINT>\nZZZ.US,20251001,100\nZZZ.US,20251002,101.5\n",
            "Date,Price\n2025-10-01,100\n2025-10-02,101.5\n", "Date,Adj Close\n2025-10-01,100\n2025-10-02,101.5\n",
            "Date,Close,,\n2025-10-01,100,,\n2025-10-02,101.5,,,\n",
            "Unnamed: 0|Date|Last\n0|2025-10-01|100\n1|2025-10-02|101.5\n",
            "Some title\n\nDate,Close\n2025-10-01,100\n2025-10-02,101.5\n",
        ])
    func short(text: String) throws {
        let file = try ImportTrial.read(text, as: "ZZZ")
        #expect(file.errors == [] && ImportTrial.bars(file, "ZZZ").map(\.close) == [100, 101.5])
    }

    @Test(
        "a layout that cannot be read is refused with the missing column",
        arguments: [
            (
                "date,value,foo\n2025-10-01,1,2\n",
                "expected a column Close (or Adj Close, Last, Price), found “date, value, foo”"
            ),
            ("open;high;low;close\n1;2;1;2\n", "expected a column Date, found “open, high, low, close”"),
            ("Ticker,Name,Country\nA,B,C\n", "expected a column Weight (or % of fund), found “Ticker, Name, Country”"),
        ])
    func missingColumn(text: String, message: String) throws {
        let refusal = try #require(ImportTrial.refusal(text))
        #expect(refusal.hasSuffix(message))
    }

    @Test("yfinance's closes alone are adjusted, and an index does not accept them")
    func adjusted() throws {
        let yfinance = try #require(Self.full.first { $0.testDescription == "yfinance" })
        let file = try ImportTrial.read(yfinance.text, as: "ZZZ")
        guard case .instrument(let instrument) = file.updates.first else { throw TestFailure() }
        #expect(instrument.basis == .adjusted)
        #expect(ImportTrial.refusal("Date,Adj Close\n2025-10-01,100\n", as: "SPX")?.contains("a column Close") == true)
    }

    @Test("rows without an adjusted close before all that have one keep their quoted one, at the level of the first")
    func quotedOnly() throws {
        let text =
            "Date,High,Close,Adj Close,Volume\n2025-10-01,101,100,,950\n2025-10-02,102,101,null,960\n"
            + "2025-10-03,104,104,93.6,970\n2025-10-06,106,105,94.5,980\n"
        let file = try ImportTrial.read(text, as: "ZZZ"), bars = ImportTrial.bars(file, "ZZZ")
        #expect(file.errors == [] && bars.map(\.quotedClose) == [100, 101, 104, 105])
        #expect(zip(bars.map(\.close), [90, 90.9, 93.6, 94.5]).allSatisfy { ($0 - $1).magnitude < 1e-9 })
        #expect(bars.map(\.high) == [101, 102, 104, 106] && bars.map(\.volume) == [950, 960, 970, 980])
        #expect(file.notes.contains { $0.hasPrefix("2 rows without an adjusted close") })
    }

    @Test("a missing adjusted close among others is an error, and no session gets one that is estimated")
    func missingAdjusted() throws {
        let text = "Date,Close,Adj Close\n2025-10-01,100,90\n2025-10-02,101,\n2025-10-03,104,93.6\n"
        let file = try ImportTrial.read(text, as: "ZZZ")
        #expect(file.errors.count == 1 && file.errors[0].line == 3)
        #expect(ImportTrial.bars(file, "ZZZ").map(\.quotedClose) == [100, 104])
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [90, 93.6])
    }

    @Test("a table of all prices makes an instrument with adjusted closes where it has them")
    func allPrices() throws {
        let text =
            "symbol,date,open,high,low,close,adjusted_close,volume\nZZA,2025-10-01,,,,100,90,\nZZA,2025-10-02,,,,101,91,\n"
            + "ZZB,2025-10-01,,,,100,,\nZZB,2025-10-02,,,,101,,\n"
        let file = try ImportTrial.read(text)
        let bases = file.updates.compactMap { update -> Instrument.Basis? in
            if case .instrument(let instrument) = update { instrument.basis } else { nil }
        }
        #expect(file.errors == [] && bases == [.adjusted, .price])
        #expect(ImportTrial.bars(file, "ZZA").map(\.quotedClose) == [100, 101])
        #expect(ImportTrial.bars(file, "ZZB").map(\.close) == [100, 101])
    }

    @Test("a column of adjusted closes without any makes an instrument of quoted ones")
    func blankColumn() throws {
        let text = "Date,Close,Adj Close\n2025-10-01,100,\n2025-10-02,101,\n"
        let file = try ImportTrial.read(text, as: "ZZZ")
        guard case .instrument(let instrument) = file.updates.first else { throw TestFailure() }
        #expect(instrument.basis == .price && ImportTrial.bars(file, "ZZZ").map(\.close) == [100, 101])
        #expect(!file.notes.contains { $0.contains("left out") })
        #expect(ImportTrial.bars(file, "ZZZ").allSatisfy { $0.quotedClose == nil })
    }

    @Test("adjusted closes of an instrument that is stored with quoted ones are left out with a note")
    func leftOut() throws {
        let text = "Date,Close,Adj Close\n2025-10-01,100,90\n2025-10-02,101,91\n"
        let file = try ImportTrial.read(text, as: "SPX")
        #expect(ImportTrial.bars(file, "SPX").map(\.close) == [100, 101])
        #expect(file.notes.contains("SPX is stored with quoted closes only; the adjusted ones are left out"))
    }

    struct TestFailure: Error {}
}
