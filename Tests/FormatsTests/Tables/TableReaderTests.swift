import Model
import TestSupport
import Testing

@testable import Formats

struct TableReaderTests {
    /// The rows of a table as text, and the errors.
    private func read(_ text: String) throws(FeedError) -> (rows: [[String]], errors: [String]) {
        try read(Array(text.utf8))
    }

    private func read(_ bytes: [UInt8]) throws(FeedError) -> (rows: [[String]], errors: [String]) {
        var table = try TableReader(bytes, file: "t.csv")
        let columns = [try table.column("a"), try table.column("b")]
        var rows: [[String]] = []
        while table.next() { rows.append(columns.map(table.text)) }
        return (rows, table.errors.map(\.description))
    }

    @Test(
        "all spellings of a table read alike",
        arguments: [
            "a,b\n1,x y\n2,z\n", "a,b\r\n1,x y\r\n2,z\r\n", "\u{FEFF}a,b\n1,x y\n2,z\n", "a,b\n1,x y\n2,z",
            "\n\na,b\n\n1,x y\n\r\n\n2,z\n\n", "b,a\nx y,1\nz,2\n", "a,extra,b\n1,?,x y\n2,,z\n",
            "\"a\",\"b\"\n\"1\",\"x y\"\n2,\"z\"\n", "\"a\",\"b\"\r\n\"1\",\"x y\"\r\n2,\"z\"\r\n",
            "\u{FEFF}\"a\",b\r\n1,\"x y\"\r\n\r\n2,\"z\"", "a,b\n1,  x\ty \n2,\u{1B}z\u{200B}\n",
        ])
    func spellings(text: String) throws {
        let (rows, errors) = try read(text)
        #expect(rows == [["1", "x y"], ["2", "z"]])
        #expect(errors == [])
    }

    @Test("quotes may contain commas, line ends and doubled quotes")
    func quotes() throws {
        let (rows, errors) = try read("a,b\n\"1,2\",\"say \"\"no\"\"\"\n\"x\ny\",\"\"\n3,\"\"\"\"\n4,5\n")
        #expect(rows == [["1,2", "say \"no\""], ["x y", ""], ["3", "\""], ["4", "5"]])
        #expect(errors == [])
    }

    @Test(
        "a bad row is skipped and reported with its line, and the next is read",
        arguments: [
            ("1,2,3", "t.csv, line 3: expected 2 fields, found “3”"),
            ("1", "t.csv, line 3: expected 2 fields, found “1”"),
            ("1,x\"y", "t.csv, line 3: expected no quote inside an unquoted field, found “something else”"),
            (
                "1,\"x\"y",
                "t.csv, line 3: expected a comma or line end after a closing quote, found “something else”"
            ),
            ("1,\"x", "t.csv, line 3: expected a closing quote, found “something else”"),
            (
                "1," + String(repeating: "9", count: 1_100_000),
                "t.csv, line 3: expected a field under 1 MB, found “something else”"
            ),
            (
                "1,\"" + String(repeating: "9", count: 1_100_000) + "\"",
                "t.csv, line 3: expected a field under 1 MB, found “something else”"
            ),
            (
                String(repeating: ",", count: 2000),
                "t.csv, line 3: expected at most 1000 fields, found “something else”"
            ),
        ])
    func badRow(row: String, error: String) throws {
        let (rows, errors) = try read("a,b\n0,w\n\(row)\n2,z\n")
        #expect(rows == [["0", "w"], ["2", "z"]])
        #expect(errors == [error])
    }

    @Test("line numbers count the lines of the file, including blank ones and those inside quotes")
    func lines() throws {
        let (_, errors) = try read("a,b\n\"x\n\ny\",1\n\n1\r\n2,3\n4\n")
        #expect(
            errors == ["t.csv, line 6: expected 2 fields, found “1”", "t.csv, line 8: expected 2 fields, found “1”"])
    }

    @Test("a table in which a required column is missing or occurs twice is a bad file")
    func columns() {
        #expect(throws: FeedError("t.csv", line: 1, expected: "a column “b”", found: "a,c")) { try read("a,c\n1,2\n") }
        #expect(throws: FeedError("t.csv", line: 1, expected: "one column “b”", found: "two")) {
            try read("a,b,b\n1,2,3\n")
        }
        #expect(throws: FeedError.self) { try read("") }
        #expect(throws: FeedError.self) { try read("\u{FEFF}\n\n") }
    }

    @Test("a file with only bad rows is abandoned")
    func tooManyBadRows() throws {
        let (rows, errors) = try read("a,b\n" + String(repeating: "x\n", count: 5000))
        #expect(rows == [] && errors.count == 1001)
        #expect(errors.last == "t.csv, line 1001: expected fewer bad rows; the rest is not read, found “1000”")
    }

    @Test("random bytes and broken quotes neither crash nor hang", arguments: 0..<200)
    func noise(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let alphabet: [UInt8] = seed % 2 == 0 ? Array("ab,1.\"\r\n-".utf8) : Array(UInt8.min...UInt8.max)
        let noise = (0..<Int.random(in: 0..<400, using: &random)).map { _ in
            alphabet[Int.random(in: alphabet.indices, using: &random)]
        }
        guard var table = try? TableReader(Array("a,b\n".utf8) + noise, file: "t"), let a = try? table.column("a")
        else {
            Issue.record("the header line was valid")
            return
        }
        while table.next() {
            _ = table.text(a)
            _ = try? table.day(a)
            _ = try? table.number(a)
        }
        #expect(table.rows <= noise.count + 1)
    }
}
