import Model

/// Many instruments that exist nowhere, for load only: a year of sessions each.
enum SyntheticMarket {
    /// The date of its last session.
    static let day = Day(number: 19_859)

    /// A market of `count` instruments.
    static func make(_ count: Int) -> Market {
        let days = sessions
        let listings = (0..<count).map { number in
            let instrument = Instrument(
                symbol(number), name: "Synthetic \(number)", kind: .etf, group: "synthetic", basis: .price)
            let bars = days.enumerated().map { place, day in
                Bar(day, close: 100 + Double((number * 7 + place * 13) % 400) / 10)
            }
            return Listing(instrument, series: Series(bars), provenance: Provenance("synthetic", .live))
        }
        return Market(Moment(day, .open, mode: .live), listings: listings)
    }

    /// The name of an instrument.
    static func symbol(_ number: Int) -> Symbol { Symbol("S\(number)") }

    /// 253 weekdays.
    private static var sessions: [Day] {
        (0...352).reversed().map { day - $0 }.filter { $0.weekday < 5 }
    }
}
