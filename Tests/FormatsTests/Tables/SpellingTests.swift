import Model
import Testing

@testable import Formats

/// Dates and numbers in the formats that services use.
struct SpellingTests {
    @Test(
        "a date is read in each format",
        arguments: [
            "2024-12-06", "20241206", "2024/12/06", "12/06/2024", "12/6/2024", "12/06/24", "Dec 06, 2024",
            "Dec 6, 2024",
            "December 6, 2024", "06-Dec-2024", "6 Dec 2024", "06-DEC-24", "2024-12-06T00:00:00", "2024-12-06 16:00",
            "2024-12-06T16:00:00-05:00", " Dec 06, 2024 ",
        ])
    func date(text: String) {
        #expect(Day(spelled: text) == Day(2024, 12, 6))
    }

    @Test("a two-digit year is one of 1970 to 2069")
    func years() {
        #expect(Day(spelled: "01/02/90") == Day(1990, 1, 2))
        #expect(Day(spelled: "01/02/70") == Day(1970, 1, 2))
        #expect(Day(spelled: "01/02/69") == Day(2069, 1, 2))
        #expect(Day(spelled: "30-Sept-25") == Day(2025, 9, 30))
    }

    @Test(
        "an ambiguous or invalid date is nil",
        arguments: [
            "", "-", "06-12-2024", "06.12.2024", "13/01/2024", "02/30/2024", "2024-13-01", "20241301", "2024-12-06x",
            "2024",
            "12/06", "12/06/2024/1", "Foo 06, 2024", "De 06, 2024", "Dec 2024", "12/06/024", "１２/06/2024", "NaN",
        ])
    func noDate(text: String) {
        #expect(Day(spelled: text) == nil)
    }

    @Test(
        "a number is read with its thousands, its sign and its unit",
        arguments: [
            ("41,700,670,815.44", 41_700_670_815.44), ("957,950,000.00", 957_950_000), ("1,234", 1234), ("7.15", 7.15),
            ("-12.5", -12.5), ("−12.5", -12.5), ("(1,234.5)", -1234.5), ("$242.84", 242.84), ("-$1.5", -1.5),
            ("4.75%", 4.75), ("2.9094047E8", 290_940_470), (".5", 0.5), ("0.00", 0), ("1e-3", 0.001),
        ])
    func number(text: String, value: Double) {
        #expect(GroupedNumber.read(text) == value)
    }

    @Test(
        "text that is not a number, or has a decimal comma, is nil",
        arguments: [
            "", "-", "4,38", "1,23,456", "1234,567", ",123", "1,", "1.2.3", "abc", "--1", "+1", "$", "%", "()", "1e999",
            "inf",
            "nan", "0x10", "1 2", "1,234,56.7", "٣",
        ])
    func noNumber(text: String) {
        #expect(GroupedNumber.read(text) == nil)
    }

    @Test("a field that marks a missing value is nil and not an error")
    func missing() throws {
        for text in ["", "-", "--", ".", "N/A", "n/a", "NA", "ND", "null", "NaN", "\" \""] {
            var table = try TableReader(Array("n,x\n\(text),\n".utf8), file: "t")
            let hasRow = table.next()
            let number = try table.grouped(try table.requiredColumn("n"))
            #expect(hasRow && number == nil, "\(text)")
        }
    }
}
