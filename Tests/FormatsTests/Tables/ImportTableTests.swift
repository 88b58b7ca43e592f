import Testing

@testable import Formats

/// Tables that are read completely before they are interpreted.
@Suite struct ImportTableTests {
    private func table(_ text: String) -> ImportTable {
        var scanner = CSVScanner(Array(text.utf8))
        _ = scanner.next()
        return ImportTable(scanner, file: "t.csv")
    }

    @Test("a row takes no more room than its own fields, and those that it lacks are empty")
    func shortRows() {
        let table = table("a,b,c\n1\n1,2\n1,2,3\n1,2,3,,\n1,2,3,4\n")
        #expect(table.rows.map(\.fields.width) == [1, 2, 3, 3])
        #expect(table.rows.map { row in (0..<3).map { row.fields[$0] } }.first == ["1", "", ""])
        #expect(table.rows.map { $0.isMissing(2) } == [true, true, false, false])
        #expect(table.rows.map { $0.number(2, .point) } == [nil, nil, 3, 3])
        #expect(table.errors.map(\.line) == [6])
    }

    private static let numbers: [(text: String, sign: DecimalSign?)] = [
        ("1,5", .comma), (String(repeating: "1", count: 62) + ",5", .comma),
        (String(repeating: "1", count: 63) + ",5", nil), (String(repeating: "-", count: 60) + "1,5", .comma),
        (String(repeating: "-", count: 100_000) + "1,5", nil),
    ]

    @Test("a text longer than any number does not show the decimal separator", arguments: numbers)
    func long(text: String, sign: DecimalSign?) throws {
        #expect(try DecimalSign.decided(by: [(line: 1, text: text)], file: "t.csv") == sign)
        #expect(!DecimalSign.isAmbiguous(text))
    }
}
