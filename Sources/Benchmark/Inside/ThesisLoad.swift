import Dashboard
import Model
import Screen
import Thesis

/// A thousand quotes a second into ten thousand instruments, with twenty conditions that depend on some of them.
struct ThesisLoad {
    let seconds: Int
    let instruments = 10_000
    let quotesASecond = 1_000
    let framesASecond = 50

    /// The lines of the report: the cost of the quotes with the thesis, and without it.
    func measure() throws -> [Measurement] {
        let market = SyntheticMarket.make(instruments)
        let without = share(AppState(market: market, size: Size(200, 60)))
        let with = share(AppState(market: market, size: Size(200, 60), thesis: try thesis(market)))
        return [
            Measurement(
                "processor", with, "% of a core", budget: 10, note: "without the thesis \(Measurement.text(without))")
        ]
    }

    /// The processor time for the quotes of some seconds, as a percentage of those seconds.
    private func share(_ opening: AppState) -> Double {
        var state = opening
        let batch = quotesASecond / framesASecond
        let before = ProcessorClock.process
        for frame in 0..<(seconds * framesASecond) {
            let time = Timestamp(milliseconds: Int64(frame * 1000 / framesASecond))
            let quotes = (0..<batch).map { number -> MarketUpdate in
                // Every other quote is of an instrument in a condition.
                let index = number % 2 == 0 ? number % 20 : (frame * batch + number) % instruments
                let price = Price(units: Int64(10_000 + (frame * 31 + number * 7) % 4000), decimals: 2)
                return .quote(
                    Quote(SyntheticMarket.symbol(index), last: price, session: SyntheticMarket.day, time: time))
            }
            _ = state.update(.data(quotes, at: time))
        }
        return (ProcessorClock.process - before) / Double(seconds) * 100
    }

    /// Twenty conditions over ten figures of twenty instruments.
    private func thesis(_ market: Market) throws -> Thesis {
        let kinds = [
            "return(#, 1M) > 0", "above(#, 50)", "volatility(#) < 30%", "drawdown(#) > -20%", "return(#, 1Y) > 5%",
            "average(#, 200) > 100", "last(#) > 100", "relative(#, 1M, S1) > 0", "return(#/S1, 3M) > 0",
            "above(#, 200) and return(#, 1W) > 0",
        ]
        let origin = ThesisSource.SourceLocation(line: 1, column: 1)
        let tables = (0..<20).map { number in
            let parts = kinds[number % kinds.count].split(separator: "#", omittingEmptySubsequences: false)
            let holds = parts.joined(separator: SyntheticMarket.symbol(number).name)
            let entries = [("id", "c\(number)"), ("words", "condition \(number)"), ("holds", holds)]
            return ThesisSource.Table(
                "condition", at: origin,
                entries: entries.map { ThesisSource.Entry($0.0, $0.1, at: origin, locations: [origin]) })
        }
        return try Thesis(ThesisSource(file: "bench", lines: [""], tables: tables), ThesisVocabulary(of: market))
    }
}
