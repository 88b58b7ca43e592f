import Model

/// Compares what the dates of a file would be in each order, and decides which order that indicates.
struct DateEvidence {
    private let days: [DateOrder: [Day]]
    private let trading: TradingDays

    init(_ days: [DateOrder: [Day]], trading: TradingDays) {
        self.days = days
        self.trading = trading
    }

    /// The order that all evidence agrees on; nil if there is no evidence or it is contradictory.
    var decided: DateOrder? {
        let tests: [([Day]) -> Bool] = [isOfSessions, runsOneWay, isDense]
        var left = Set(days.keys)
        for (index, test) in tests.enumerated() {
            let passed = Set(days.filter { test($0.value) }.keys)
            if passed.isEmpty || passed.count == days.count { continue }
            // Consecutive days in one order may be the first days of months in another, as in monthly figures.
            if index == 2, days.contains(where: { !passed.contains($0.key) && isOfMonths($0.value) }) { continue }
            left.formIntersection(passed)
        }
        return left.count == 1 ? left.first : nil
    }

    private func isOfSessions(_ days: [Day]) -> Bool { days.allSatisfy(trading.contains) }

    private func runsOneWay(_ days: [Day]) -> Bool {
        guard Set(days).count >= 4 else { return true }
        let pairs = zip(days, days.dropFirst())
        return pairs.allSatisfy { $0 <= $1 } || pairs.allSatisfy { $0 >= $1 }
    }

    private func isDense(_ days: [Day]) -> Bool {
        let sorted = Set(days).sorted()
        return sorted.count > 1 && zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 <= 5 }
    }

    private func isOfMonths(_ days: [Day]) -> Bool { days.allSatisfy { $0.dayOfMonth == 1 } }
}
