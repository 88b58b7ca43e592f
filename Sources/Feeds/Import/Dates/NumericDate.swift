import Model

/// A date of three numbers, of which none says by its length that it is the year in front: `05/06/2025`, `1.10.25`.
struct NumericDate: Hashable {
    /// The numbers in their order.
    let numbers: [Int]
    /// Whether the last has four digits, and therefore is the year.
    let endsInYear: Bool
    /// Whether points stand between, as where the day comes first.
    let hasPoints: Bool

    /// The date in an order; nil where there is none.
    func day(_ order: DateOrder) -> Day? {
        switch order {
        case .dayFirst: Day(NumericDate.year(numbers[2], isWhole: endsInYear), numbers[1], numbers[0])
        case .monthFirst: Day(NumericDate.year(numbers[2], isWhole: endsInYear), numbers[0], numbers[1])
        case .yearFirst:
            endsInYear ? nil : Day(NumericDate.year(numbers[0], isWhole: false), numbers[1], numbers[2])
        }
    }

    /// The year that a number is, of two digits one of 1970 to 2069.
    static func year(_ number: Int, isWhole: Bool) -> Int {
        isWhole ? number : number < 70 ? 2000 + number : 1900 + number
    }
}
