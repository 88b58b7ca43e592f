import Model

/// A date of three numbers that does not begin with a four-digit year: `05/06/2025`, `1.10.25`.
package struct NumericDate: Hashable {
    /// The numbers in the order written.
    let numbers: [Int]
    /// Whether the last number has four digits, and is therefore the year.
    let endsInYear: Bool
    /// Whether the numbers are separated by points, which usually means day first.
    package let hasPoints: Bool

    /// The date in an order; nil if it is invalid.
    func day(_ order: DateOrder) -> Day? {
        switch order {
        case .dayFirst: Day(NumericDate.year(numbers[2], hasFourDigits: endsInYear), numbers[1], numbers[0])
        case .monthFirst: Day(NumericDate.year(numbers[2], hasFourDigits: endsInYear), numbers[0], numbers[1])
        case .yearFirst:
            endsInYear ? nil : Day(NumericDate.year(numbers[0], hasFourDigits: false), numbers[1], numbers[2])
        }
    }

    /// The year of a number; two digits mean 1970 to 2069.
    static func year(_ number: Int, hasFourDigits: Bool) -> Int {
        hasFourDigits ? number : number < 70 ? 2000 + number : 1900 + number
    }
}
