package import Model

/// The order of day, month and year in the dates of a file, decided from all of them.
///
/// A date such as `13/02/2025` settles the order for all, and so does one that would lie in the future in the other
/// order. Otherwise an order is used only if all evidence agrees on it: every date can be a session, where in other
/// orders some cannot; the dates are monotonic, where in others they are not; each is within five days of the next,
/// where in others some are not. Numbers separated by points are read day first unless that is impossible. Otherwise
/// the dates are ambiguous, and rejected.
package struct DateReading {
    /// The order of dates of three numbers.
    package let order: DateOrder
    /// The reason for the order, if it should be shown.
    package let note: String?

    /// A date and its line.
    package struct Entry {
        package let line: Int
        package let text: String
        package let date: NumericDate

        package init(line: Int, text: String, date: NumericDate) {
            self.line = line
            self.text = text
            self.date = date
        }
    }

    /// - Parameters:
    ///   - fallback: the usual order of this table layout, used if the dates do not decide.
    ///   - trading: the days that can be sessions.
    ///   - newest: the latest valid day, if limited.
    package init(
        _ entries: [Entry], file: String, column: FeedError.Column?, fallback: DateOrder? = nil,
        trading: TradingDays = .weekdays, newest: Day? = nil
    ) throws(FeedError) {
        let candidates = DateCandidates(entries, newest: newest)
        guard let first = candidates.entries.first else {
            (order, note) = (fallback ?? .monthFirst, nil)
            return
        }
        guard let likeliest = candidates.orders.first else { throw candidates.contradiction(file, column) }
        if candidates.orders.count == 1 {
            let proof = candidates.proof(of: likeliest)?.text ?? first.text
            (order, note) = (
                likeliest, likeliest == fallback ? nil : "dates are \(likeliest.label), as “\(proof)” shows"
            )
            return
        }
        let days = candidates.days
        if Set(days.values).count == 1 {
            (order, note) = (likeliest, nil)
        } else if candidates.orders.contains(.dayFirst), candidates.entries.allSatisfy(\.date.hasPoints) {
            (order, note) = (.dayFirst, nil)
        } else if let decided = DateEvidence(days, trading: trading).decided {
            let message = "dates are read as \(decided.label), the only order in which all are sessions"
            (order, note) = (decided, decided == fallback ? nil : message)
        } else if let fallback, candidates.orders.contains(fallback) {
            (order, note) = (fallback, nil)
        } else {
            throw FeedError(
                file, line: first.line, column: column,
                expected: "dates that show which number is the day (none is above 12, and nothing else decides)",
                found: first.text)
        }
    }
}
