import Model

/// Fictitious instruments for load only, with a year of sessions each.
enum SyntheticMarket {
    /// The date of the last session.
    static let day = Day(number: 19_859)

    /// Creates a market of `count` instruments.
    static func make(_ count: Int) -> Market {
        let days = sessions
        let listings = (0..<count).map { number in
            let instrument = Instrument(
                symbol(number), name: "Synthetic \(number)", kind: .etf, group: "synthetic", basis: .price)
            let bars = days.enumerated().map { index, day in
                Bar(day, close: 100 + Double((number * 7 + index * 13) % 400) / 10)
            }
            return Listing(instrument, series: Series(bars), provenance: Provenance("synthetic", .live))
        }
        return Market(Moment(day, .open, mode: .live), listings: listings)
    }

    /// The symbol of an instrument.
    static func symbol(_ number: Int) -> Symbol { Symbol("S\(number)") }

    /// 253 weekdays.
    private static var sessions: [Day] {
        (0...352).reversed().map { day - $0 }.filter { $0.weekday < 5 }
    }
}
