import Model
import Testing

@testable import Formats
@testable import Playback

struct ImportTextTests {
    private let text = "Datum;Schluss;Währung\n2025-10-01;100,25;€\n2025-10-02;1.101,50;€\n"

    @Test(
        "text is read in each charset",
        arguments: ["utf8", "utf8 mark", "utf16 little", "utf16 big", "utf16 bare", "1252"])
    func charsets(name: String) throws {
        let little = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let western = text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
        let bytes: [UInt8] =
            switch name {
            case "utf8 mark": [0xEF, 0xBB, 0xBF] + Array(text.utf8)
            case "utf16 little": [0xFF, 0xFE] + little
            case "utf16 big": [0xFE, 0xFF] + big
            case "utf16 bare": little
            case "1252": western
            default: Array(text.utf8)
            }
        let file = try ImportTrial.read(bytes, as: "ZZZ")
        #expect(ImportTrial.bars(file, "ZZZ").map(\.close) == [100.25, 1101.5])
        #expect(file.notes.contains("not read: Währung"))
    }

    @Test("names in Latin-1 keep their letters, and the charset is reported")
    func names() throws {
        let table =
            "Fund Holdings as of,\"Nov 25, 2026\"\n\nTicker,Name,Sector,Asset Class,Weight (%)\n"
            + "AAA,Bürohaus Müller,Financials,Equity,60\nBBB,Crème Brûlée,Energy,Equity,40\n\n-\n"
        let file = try ImportTrial.read(table.unicodeScalars.map { UInt8($0.value) }, "IWM_holdings.csv")
        guard case .holdings(let holdings) = file.updates.first else { return #expect(Bool(false)) }
        #expect(holdings.holdings.map(\.name) == ["Bürohaus Müller", "Crème Brûlée"])
        #expect(file.notes.last?.hasPrefix("read as Windows-1252") == true)
    }

    @Test(
        "text in another charset is refused with its location",
        arguments: [
            // Russian, Chinese, MS-DOS, Polish, UTF-8 followed by something else.
            Array("Date,Close,Name\n2025-10-01,1,".utf8) + [0xC3, 0xE0, 0xE7, 0xEF, 0xF0, 0xEE, 0xEC, 0x0A],
            Array("Date,Close,Name\n2025-10-01,1,".utf8) + [0xC6, 0xBB, 0xB9, 0xFB, 0x0A],
            Array("Date,Close,Name\n2025-10-01,1,B".utf8) + [0x81] + Array("cher\n".utf8),
            Array("Date,Close,Name\n2025-10-01,1,Ksi".utf8) + [0xB1] + Array("zka\n".utf8),
            Array("Date,Close,Name\n2025-10-01,1,ü".utf8) + [0xFC] + Array("x\n".utf8),
        ])
    func otherCharsets(bytes: [UInt8]) {
        let error = #expect(throws: FeedError.self) { try ImportTrial.read(bytes, as: "ZZZ") }
        #expect(error?.line == 2)
    }

    @Test(
        "numbers with a decimal point are read",
        arguments: [
            ("1,234.56", 1234.56), ("1234.56", 1234.56), ("$1,234.50", 1234.5), ("(12.5)", -12.5), ("−3.5", -3.5),
            ("1e3", 1000),
            ("1'234.56", 1234.56), ("12,34,567.8", 1_234_567.8), (".5", 0.5), ("+1.5", 1.5), ("4.75%", 4.75),
        ])
    func points(text: String, value: Double) {
        #expect(NumberInText.read(text, .point) == value)
    }

    @Test(
        "numbers with a decimal comma are read",
        arguments: [
            ("1.234,56", 1234.56), ("1 234,56", 1234.56), ("1\u{202F}234,5", 1234.5), ("0,5", 0.5), ("-37,63", -37.63),
        ])
    func commas(text: String, value: Double) {
        #expect(NumberInText.read(text, .comma) == value)
    }

    @Test(
        "an invalid number is nil",
        arguments: [
            "", "x", "1.2.3", "1,2", "1,23,4", "--1", "1e999", "nan", "inf", "0x10", "1 2 x", "1.2K", "٣", ",", "1,",
            "()",
        ])
    func none(text: String) {
        #expect(NumberInText.read(text, .point) == nil)
    }

    @Test("the complete file decides whether a comma separates decimals")
    func decided() throws {
        func closes(_ text: String) throws -> [Double] {
            ImportTrial.bars(try ImportTrial.read(text, as: "ZZZ"), "ZZZ").map(\.close)
        }
        #expect(try closes("Date;Close\n2025-10-01;1,234\n2025-10-02;1,3\n") == [1.234, 1.3])
        #expect(try closes("Date,Close\n2025-10-01,\"1,234\"\n2025-10-02,\"1,300.5\"\n") == [1234, 1300.5])
        #expect(try closes("Date,Close\n2025-10-01,1.234\n") == [1.234])
        #expect(ImportTrial.refusal("Date;Close\n2025-10-01;1,234\n2025-10-02;1,235\n")?.contains("comma") == true)
        #expect(ImportTrial.refusal("Date;Close\n2025-10-01;1,5\n2025-10-02;1.5\n")?.contains("one sign") == true)
    }

    @Test("a quoted field keeps its delimiters, quotes and line ends, whatever the delimiter is")
    func quotes() {
        let text = "a;\"b;\"\"c\"\"\n,d\";e,f\r\n\"x\"y;z\n"
        var scanner = CSVScanner(Delimiter.semicolon.withCommas(Array(text.utf8)))
        var rows: [[String]] = []
        while case .row = scanner.next() { rows.append(scanner.fields.map { scanner.text($0) }) }
        #expect(rows == [["a", "b;\"c\"\n,d", "e,f"], ["\"x\"y", "z"]])
    }
}
