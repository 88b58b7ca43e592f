import Model
import Testing

@testable import Formats

struct NumberTests {
    /// A reader positioned on the row of a table with a single number.
    private func row(_ text: String) throws -> (TableReader, TableReader.Column) {
        var table = try TableReader(Array("n,x\n\(text),\n".utf8), file: "t.csv")
        let column = try table.column("n")
        let hasRow = table.next()
        #expect(hasRow)
        return (table, column)
    }

    @Test(
        "numbers are read as Double reads them",
        arguments: [
            "0", "1", "-1", "0.1", "-0.1", "203.38", "118.0797", "5099800", "0.30000000000000004", "9007199254740993",
            "9007199254740992.1", "123456789012345678", "1234567890123456789", "99999999999999999999", "0.000000000001",
            "-0", "-0.0", "5.", ".5", "+7", "1e3", "1.5E-7", "00012.500", "179769313486231570000000000000000",
            "0.1234567890123456789012345678901234567890", "4.35", "1e-320", "8.41e21", "1234567.7654321",
        ])
    func exact(text: String) throws {
        let (table, column) = try row(text)
        let number = try table.requiredNumber(column)
        #expect(number.bitPattern == Double(text)?.bitPattern)
    }

    @Test("every number of two and four decimals is exact")
    func decimals() throws {
        for units in stride(from: 1, through: 9_999_999, by: 7919) {
            for decimals in [2, 4] {
                let scale = decimals == 2 ? 100 : 10_000
                let digits = String(units % scale)
                let text =
                    "\(units / scale)." + String(repeating: "0", count: decimals - digits.count) + digits
                let (table, column) = try row(text)
                #expect(try table.requiredNumber(column) == Double(text))
                #expect(try table.price(column) == Price(units: Int64(units), decimals: decimals))
            }
        }
    }

    @Test(
        "text that is not a number is an error with its location",
        arguments: [
            "abc", "1.2.3", "0x10", "nan", "inf", "infinity", "1e999", "--1", "1-2", "1 2", " 1", "1,5", "$5", "−5",
        ])
    func noNumber(text: String) throws {
        let (table, column) = try row("\"\(text)\"")
        let errorColumn = FeedError.Column("n", number: 1)
        #expect(throws: FeedError("t.csv", line: 2, column: errorColumn, expected: "a number", found: text)) {
            try table.number(column)
        }
    }

    @Test("a blank is neither a number nor an error")
    func blank() throws {
        let (table, column) = try row("")
        #expect(try table.number(column) == nil)
        #expect(throws: FeedError.self) { try table.requiredNumber(column) }
    }

    @Test(
        "impossible dates and dates in other formats are errors",
        arguments: [
            "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "20240516", "2024-5-16", "2024/05/16", "16-05-2024",
            "2024-05-16 ", "2024-05-1x", "0000-01-01", "", "-024-05-16", "2024.05-16",
        ])
    func noDate(text: String) throws {
        let (table, column) = try row(text)
        #expect(throws: FeedError.self) { try table.day(column) }
    }

    @Test("a date is read", arguments: ["2024-02-29", "1999-01-04", "2025-09-24"])
    func date(text: String) throws {
        let (table, column) = try row(text)
        #expect(try table.day(column) == Day(text))
    }
}
