import Model

/// How the dates of a file are to be read, decided from all of them.
///
/// A date such as `13/02/2025` settles the order of all, and so does one that would lie in the future in the other order.
/// Where none does, an order counts only if all that can be told speaks for it: in it each date can be a session where in
/// others some cannot; the dates run one way where in others they jump; each is within five days of the next where in others
/// they are not. With points between the numbers the day comes first unless that cannot be. Else the dates are ambiguous,
/// and refused.
struct DateReading {
    /// The order of dates of three numbers.
    let order: DateOrder
    /// Why, where a reader should know it.
    let note: String?

    /// A date in its line.
    struct Entry {
        let line: Int
        let text: String
        let date: NumericDate
    }

    /// - Parameters:
    ///   - fallback: the order that the layout is known for, which counts where the dates do not decide.
    ///   - trading: the days that can be sessions.
    ///   - newest: the newest day that can be, where that is known.
    init(
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
                likeliest, likeliest == fallback ? nil : "dates are \(likeliest.words), as “\(proof)” shows"
            )
            return
        }
        let days = candidates.days
        if Set(days.values).count == 1 {
            (order, note) = (likeliest, nil)
        } else if candidates.orders.contains(.dayFirst), candidates.entries.allSatisfy(\.date.hasPoints) {
            (order, note) = (.dayFirst, nil)
        } else if let decided = DateEvidence(days, trading: trading).decided {
            let words = "dates are taken as \(decided.words), the only order that makes sessions of them"
            (order, note) = (decided, decided == fallback ? nil : words)
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
